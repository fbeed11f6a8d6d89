// Pictures of pages for looking at: CHROMIUM=PATH node dev/shots.mjs OUT_DIR BASE_URL NAME=PATH[#role]...
import { chromium } from 'playwright-core';

const [out, base, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox'],
});
for (const [label, viewport] of [
  ['desk', { width: 1366, height: 768 }],
  ['phone', { width: 390, height: 844 }],
]) {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(label, 'console:', m.text()));
  page.on('pageerror', (e) => console.log(label, 'error:', e.message));
  for (const spec of pages) {
    const [name, path] = spec.split('=');
    await page.goto(base + path);
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${out}/${name}-${label}.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(label, name, 'is wider than the screen by', wide);
  }
  await context.close();
}
await browser.close();
