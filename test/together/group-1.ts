import { tell } from './suites.js';

tell(0);
