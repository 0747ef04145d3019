import { Chart } from 'cdk8s'; import { load } from '../tools/load.mjs';
import { PerformanceObserver } from 'node:perf_hooks';
const probe = await load('dist/dev/probe.ts');
const { definePlatform, ingressNginx, traefik, rules } = probe;
const n=Number(process.argv[2]??1000), charts=Number(process.argv[3]??1), warm=process.argv[4];
function run(n){
const { Application, Namespace, PlatformApp } = definePlatform({ controller: ingressNginx(), domain: 'example.com' });
const t=performance.now();
const app = new PlatformApp({ outdir:'/tmp/s2/out'+process.pid }); const cs=Array.from({length:charts},(_,i)=>new Chart(app,'c'+i,{namespace:'bench'})); new Namespace(cs[0],'bench');
let before; for (let at=0;at<n;at++) before=new Application(cs[at%charts],`web-${at}`,{image:'web:1',port:8080,calls:before?[before]:[],expose:{host:`web-${at}.example.com`}});
const t2=performance.now(); app.synth(); const t3=performance.now();
return [t2-t,t3-t2];
}
const times=new Map();
for (const r of rules) { const check=r.check; const w=f=>{const t=performance.now(); const out=[...check(f)]; times.set(r.id,(times.get(r.id)??0)+performance.now()-t); return out;}; try{ r.check=w }catch{ Object.defineProperty(r,'check',{value:w}) } }
if(warm) {run(100);times.clear();}
const [c,s]=run(n);
console.log('construct',c,'synth',s);
let sum=0; for(const [,t] of times) sum+=t; console.log('rules',sum);
for(const [k,t] of [...times].sort((a,b)=>b[1]-a[1]).slice(0,24)) console.log(k.padEnd(32),t.toFixed(1));
