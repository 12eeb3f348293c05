// Keys of the desk pages. Each presses a button that is there for everybody else too; none does anything of its own.
const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
const shown = (element) => element instanceof HTMLElement && element.getClientRects().length > 0;
const last = (selector, inside = document) => [...inside.querySelectorAll(selector)].filter(shown).at(-1);
const press = (button) => { button?.click(); return button !== undefined && button !== null; };
const point = () => document.activeElement?.closest("article.point");

const openKeys = () => {
    const list = document.getElementById("keys");
    if (list instanceof HTMLDialogElement && !list.open) { list.showModal(); }
    return true;
};

const search = () => {
    const field = document.querySelector(".topbar input[type=search]");
    field?.focus();
    return field !== null;
};

// Inside an open question of the page the key does nothing: it never answers for somebody.
const main = () => last(".confirm") ? true : press(last("[data-key=main]")) || press(last(".nextstep button.primary"));

const save = () => press(last(".versions [data-key=save]", point() ?? document.createElement("i"))) || press(point()?.querySelector("[data-key=save]")) || true;

const close = () => {
    const near = document.activeElement?.closest(".confirm, .tool, article.point");
    return press((near && last("[data-key=close]", near)) ?? last("[data-key=close]"));
};

const act = (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && event.key.toLowerCase() === "s") { return save(); }
    if (command && event.key === "Enter") { return main(); }
    if (command && !event.shiftKey && event.key.toLowerCase() === "z" && !typing(document.activeElement)) { return press(last("[data-key=undo]")); }
    if (event.altKey && !command && event.key === "ArrowUp") { return press(point()?.querySelector("[data-key=up]")); }
    if (event.altKey && !command && event.key === "ArrowDown") { return press(point()?.querySelector("[data-key=down]")); }
    if (event.altKey && !command && /^[1-9]$/.test(event.key)) { return press(document.querySelectorAll("nav.tree a")[Number(event.key) - 1]); }
    if (command || event.altKey) { return false; }
    if (event.key === "Escape") { return !document.querySelector("dialog[open]") && close(); }
    if (typing(document.activeElement)) { return false; }
    return event.key === "/" ? search() : event.key === "?" && openKeys();
};

addEventListener("keydown", (event) => {
    // Keys of an input method are its own.
    if (!event.isComposing && !event.defaultPrevented && act(event)) { event.preventDefault(); }
});
addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) { return; }
    if (event.target.closest("[data-opens=keys]")) { openKeys(); }
    if (event.target.closest("a.skip")) {
        // Pages change under the link without a new document, so its address may be that of an earlier one.
        event.preventDefault();
        document.getElementById("main")?.focus();
    }
}, { capture: true });
