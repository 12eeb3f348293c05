// Opens the form for findings where the network gives nothing (D-6.9, decision 0030). It sees only what lies below its own folder, and the
// folder's name typed without the slash: never a ballot, never the sign-in. It gives out what field-offline.js has kept and keeps nothing itself.
const root = new URL("./", self.location).pathname;
const isList = (path) => path === root || path === root.slice(0, -1);
const longest = 72 * 3600 * 1000;
const patience = 8000;

// These pages stand without the house's styles: a few of their own, and nothing else may be loaded.
const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'" };
const style = "<style>body{font:18px/1.6 sans-serif;max-width:40rem;margin:0 auto;padding:16px;color:#1b1f23}a{display:block;padding:12px 16px;border:1px solid #8a94a0;border-radius:4px;color:#1b4b72}</style>";

const formOf = (address) => {
    const inspection = new URL(address).pathname.slice(root.length).match(/^[0-9a-f-]{36}(?=\/|$)/i)?.[0];
    return inspection && new URL(`${root}${inspection.toLowerCase()}/new`, self.location).href;
};

const keptOf = async (form) => {
    const page = form && await caches.match(form, { ignoreVary: true });
    return page && Number(page.headers.get("X-Kept-At")) > Date.now() - longest ? page : undefined;
};

const nothingKept = () => new Response(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有网络</title>${style}</head>
<body><h1>没有网络</h1><p>这台手机里没有存过这次检查的记录页，或者已经退出登录。请在有网络的地方登录，打开一次“记一条问题”，以后没有网络也能打开。</p><p>已经写好、还没有发送的记录没有丢，仍在手机里。</p></body></html>`,
    { status: 503, headers });

// The list of one's inspections: where the network gives nothing, the forms that are kept. The title comes out of the kept page as it stands there, escaped.
const listOf = async () => {
    const links = [];
    for (const name of (await caches.keys()).filter((n) => n.startsWith("field-"))) {
        for (const { url } of (await (await caches.open(name)).keys()).filter((r) => r.url.endsWith("/new"))) {
            const page = await keptOf(url);
            const title = page && (await page.text()).match(/<p class="crumbs"><a [^>]*>([^<]*)</)?.[1];
            links.push(...(page ? [`<p><a href="${new URL(url).pathname}">${title ?? "执法检查"}　记一条问题</a></p>`] : []));
        }
    }
    return links.length === 0 ? nothingKept() : new Response(
        `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>我的检查组</title>${style}</head>
<body><h1>我的检查组</h1><p>没有连上网络。下面是手机里存的记录页，可以照常记录，联网后自动发送。</p>${links.join("")}</body></html>`,
        { headers });
};

// A network of one bar may leave a person waiting for a minute; with the form at hand that is too long.
const within = (answer) => Promise.race([answer, new Promise((_, failed) => { setTimeout(() => failed(new Error("slow")), patience); })]);
const isGone = (answer) => answer.status >= 502 && answer.status <= 504;

const pageOf = async (request) => {
    const form = formOf(request.url);
    const isForm = form !== undefined && new URL(form).pathname === new URL(request.url).pathname.toLowerCase();
    const kept = await keptOf(form);
    try {
        const asked = fetch(request);
        const answer = await (kept && isForm ? within(asked) : asked);
        if (!kept || !isGone(answer)) {
            return answer;
        }
    } catch {
        // No network: what is kept, below.
    }
    return isList(new URL(request.url).pathname) ? listOf() : !kept ? nothingKept() : isForm ? kept : Response.redirect(form);
};

// The names of styles and scripts change with their contents: what is kept under a name is what the server would send.
const partOf = async (request) => await caches.match(request, { ignoreVary: true }) ?? fetch(request);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== self.location.origin) {
        return;
    }
    if (request.mode === "navigate" && (isList(pathname) || pathname.startsWith(root))) {
        event.respondWith(pageOf(request));
    } else if (request.destination === "style" || request.destination === "script") {
        event.respondWith(partOf(request));
    }
});
