import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { launch } from "puppeteer-core";
// tests/browser/site-server.ts
const root = fileURLToPath(new URL("../..", import.meta.url));
const testPrograms = `${root}build/wasm/test-programs/`;
/**
* Serves a second copy of the built site under `/with/<test program>/`, in which the first example
* is that program, and one under `/without/` in which no program can be had. The page itself is the
* one that ships, and that it works under a path of its own is tested by the way.
*/
function testProgramRoutes() {
	return {
		name: "test-program-routes",
		configurePreviewServer(server) {
			server.middlewares.use((request, response, next) => {
				const [, program, path] = /^\/(?:with\/(\w+)|without)\/(.*)$/.exec(request.url ?? "") ?? [];
				if (path === void 0) return next();
				if (program === void 0 && path.startsWith("programs/")) response.writeHead(503).end();
				else if (program !== void 0 && path === `programs/hello.wasm`) {
					response.writeHead(200, { "Content-Type": "application/wasm" });
					response.end(readFileSync(`${testPrograms}${program}.wasm`));
				} else {
					request.url = `/${path}`;
					next();
				}
			});
		}
	};
}
/** Builds the page as it ships and serves it, with its security headers, on a free port. */
async function serveSite() {
	if (!existsSync(`${root}web/public/programs/glue.mjs`)) throw new Error("web/public/programs/ holds no programs: build the wasm preset first (npm test does)");
	const configFile = `${root}vite.config.ts`;
	await build({
		configFile,
		logLevel: "warn"
	});
	const server = await preview({
		configFile,
		plugins: [testProgramRoutes()],
		preview: {
			host: "127.0.0.1",
			port: 0,
			strictPort: false,
			open: false
		}
	});
	const { port } = server.httpServer.address();
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => server.close()
	};
}
// tests/browser/browsers.ts
/** Where Debian's packages put them; `CHROMIUM` and `FIREFOX` name others. */
const EXECUTABLES = {
	chromium: [process.env["CHROMIUM"], "/usr/bin/chromium"],
	firefox: [
		process.env["FIREFOX"],
		"/usr/bin/firefox-esr",
		"/usr/bin/firefox"
	]
};
/** A sandbox needs privileges that root in a container lacks; the rest keeps Chromium off the network. */
const CHROMIUM_ARGUMENTS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync"
];
function launchBrowser(name) {
	const executablePath = EXECUTABLES[name].find((path) => path !== void 0 && existsSync(path));
	if (!executablePath) throw new Error(`${name} is not installed; npm run doctor tells how to get it`);
	return launch({
		browser: name === "firefox" ? "firefox" : "chrome",
		executablePath,
		headless: true,
		args: name === "chromium" ? CHROMIUM_ARGUMENTS : []
	});
}
// tests/browser/.shoot.ts
const site = await serveSite();
for (const name of (process.argv[2] ?? "chromium").split(",")) {
	const b = await launchBrowser(name);
	const page = await b.newPage();
	page.on("console", (m) => console.log(name, m.type(), m.text()));
	page.on("pageerror", (e) => console.log(name, "PAGEERROR", e));
	for (const [w, h] of [
		[1440, 900],
		[1024, 768],
		[390, 844]
	]) for (const theme of ["light", "dark"]) {
		await page.setViewport({
			width: w,
			height: h,
			deviceScaleFactor: 1
		});
		if (name === "chromium") await page.emulateMediaFeatures([{
			name: "prefers-color-scheme",
			value: theme
		}]);
		await page.goto(site.url + (w === 1024 ? "#task_group_failure" : "#forgotten_await"));
		await page.reload();
		await new Promise((r) => setTimeout(r, 400));
		await page.locator("coroscope-playground >>> .run").click();
		await new Promise((r) => setTimeout(r, 2700));
		await page.screenshot({ path: `/tmp/shots/${name}-${w}-${theme}.png` });
	}
	console.log(await page.evaluate(() => document.querySelector("coroscope-playground").shadowRoot.querySelector("program-terminal").shadowRoot.querySelector("[role=log]").innerText));
	await b.close();
}
await site.close();
process.exit(0);
export {};
