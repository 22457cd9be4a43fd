import { serveSite } from './site-server.ts';
import { launchBrowser } from './browsers.ts';
const site = await serveSite();
for (const name of (process.argv[2] ?? 'chromium').split(',') as any[]) {
  const b = await launchBrowser(name);
  const page = await b.newPage();
  page.on('console', m => console.log(name, m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'PAGEERROR', e));
  for (const [w,h] of [[1440,900],[1024,768],[390,844]]) for (const theme of ['light','dark']) {
    await page.setViewport({width:w,height:h,deviceScaleFactor: 1});
    if (name==='chromium') await page.emulateMediaFeatures([{name:'prefers-color-scheme',value:theme}]); 
    await page.goto(site.url+(w===1024?'#task_group_failure':'#forgotten_await')); await page.reload();
    await new Promise(r=>setTimeout(r,400));
    await page.locator('coroscope-playground >>> .run').click();
    await new Promise(r=>setTimeout(r,2700));
    await page.screenshot({path:`/tmp/shots/${name}-${w}-${theme}.png`});
  }
  console.log(await page.evaluate(()=>document.querySelector('coroscope-playground').shadowRoot.querySelector('program-terminal').shadowRoot.querySelector('[role=log]').innerText));
  await b.close();
}
await site.close(); process.exit(0);
