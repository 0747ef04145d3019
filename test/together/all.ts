import { tell } from './suites.js';

tell();
