// Keeps the empty form for findings on the phone, so that it opens without a network (D-6.9, decision 0030); m/insp/offline.js gives it out.
// Kept is the page as the server gave it to this person, without its form token; nothing that was recorded, no photo, no other page.
const keptPages = "field-2";
const place = document.querySelector("form[data-field], [data-field-count]");
const who = place?.dataset.who;
const inspection = place?.dataset.field ?? place?.dataset.fieldCount;
const root = location.pathname.match(/^.*?\/m\/insp\//)?.[0];
const patience = 90000;

const tell = (words, kind = "hint") => {
    const line = document.querySelector("[data-field-offline]");
    line.textContent = words;
    line.className = kind;
    line.hidden = false;
};

const forget = async () => {
    for (const name of (await caches.keys()).filter((n) => n.startsWith("field-"))) {
        await caches.delete(name);
    }
};

// Form tokens are asked for anew before anything is sent, and nobody signs out with an old one; links of the head lead nowhere without a network.
const emptied = (page) => {
    page.querySelectorAll("[name=__RequestVerificationToken]").forEach((t) => t.removeAttribute("value"));
    page.querySelectorAll(".member > header, form[action$='/logout']").forEach((f) => f.remove());
    page.querySelector("form[data-field]").dataset.kept = String(Date.now());
    return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
};

const store = async (address, answer, page) => {
    const parts = [...page.querySelectorAll("link[rel=stylesheet]")].map((l) => l.href).concat([...page.querySelectorAll("script[src]")].map((s) => s.src));
    let cache = await caches.open(keptPages);
    const there = await cache.keys();
    const isOld = there.some((r) => !r.url.endsWith("/new") && !parts.includes(r.url));
    const owners = await Promise.all(there.filter((r) => r.url.endsWith("/new")).map(async (r) => (await cache.match(r)).headers.get("X-Kept-Who")));
    if (isOld || owners.some((o) => o !== who) || (await caches.keys()).some((n) => n.startsWith("field-") && n !== keptPages)) {
        // Another version of the product, or another person: all of it goes.
        await forget();
        cache = await caches.open(keptPages);
    }
    await Promise.all(parts.map(async (part) => await cache.match(part, { ignoreVary: true }) ?? cache.add(part)));
    const headers = new Headers(answer.headers);
    ["Content-Encoding", "Content-Length", "Transfer-Encoding"].forEach((h) => headers.delete(h));
    headers.set("X-Kept-At", String(Date.now()));
    headers.set("X-Kept-Who", who);
    await cache.put(address, new Response(emptied(page), { headers }));
};

const keep = async () => {
    const address = new URL(`${root}${inspection.toLowerCase()}/new`, location).href;
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patience) });
    if (answer.redirected || answer.status >= 500) {
        // Signed out by time, or a server that is starting: what is kept stays.
        return false;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("form[data-field]")?.dataset.who !== who) {
        // No right any more, closed, or somebody else is signed in.
        await (await caches.open(keptPages)).delete(address);
        return false;
    }
    await store(address, answer, page);
    return true;
};

const isKept = document.querySelector("form[data-field]")?.dataset.kept !== undefined;
const ready = "离线可用：没有网络也能打开本页记录，联网后自动发送。";
const refresh = async () => {
    try {
        if (await keep()) {
            tell(isKept ? "已经连上网络。全部发送以后刷新本页，就回到平常的页面。" : ready);
        }
    } catch {
        // No network; the page that is kept stays as it is.
    }
};

const start = async () => {
    const form = document.querySelector("form[data-field]");
    if (form?.dataset.kept) {
        const at = new Date(Number(form.dataset.kept));
        tell(`没有连上网络，这是手机里存的页面（${at.getMonth() + 1}月${at.getDate()}日存）。可以照常记录，联网后自动发送。`, "warning");
    }
    document.querySelector("form[action$='/logout']")?.addEventListener("submit", () => { caches.delete(keptPages); });
    await navigator.serviceWorker.register(new URL(`${root}offline.js`, location).href, { scope: root.slice(0, -1) });
    await navigator.serviceWorker.ready;
    addEventListener("online", refresh);
    await refresh();
};

if (who && root && "serviceWorker" in navigator && window.caches) {
    // A browser that keeps nothing leaves the page as it is.
    start().catch(() => { });
} else if (who) {
    tell("断网后请不要关闭或者刷新本页：这里不能离线重新打开。写好的记录会留在手机里，联网后自动发送。");
}
