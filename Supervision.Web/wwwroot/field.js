// Keeps findings and photos in the browser and sends each when there is a network (D-6.9). Without this script the form itself sends them.
// Every finding and photo carries an id made here: whatever is sent again is one on the server. Nothing is thrown away before the server has kept it.
const form = document.querySelector("form[data-field]");
const count = document.querySelector("[data-field-count]");
const who = (form ?? count)?.dataset.who;
const inspection = form?.dataset.field ?? count?.dataset.fieldCount;
const largest = Number(form?.dataset.most ?? 50) * 1024 * 1024;
const again = 15000;
const patience = 90000;
const kept = 24 * 3600 * 1000;
const root = location.pathname.match(/^.*?\/m\/insp\//)?.[0] ?? "/m/insp/";

// crypto.randomUUID is missing where the address is plain http.
const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const answerOf = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
});
const openStore = () => {
    const request = indexedDB.open("field-work", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("findings", { keyPath: "id" });
    return answerOf(request);
};
const findings = (store, mode) => store.transaction("findings", mode).objectStore("findings");
const all = async (store) => (await answerOf(findings(store, "readonly").getAll())).sort((a, b) => a.at - b.at);
const put = (store, finding) => answerOf(findings(store, "readwrite").put(finding));
const remove = (store, id) => answerOf(findings(store, "readwrite").delete(id));

// Read and written in one go: a photo may be added while another is on its way.
const change = async (store, id, act) => {
    const table = findings(store, "readwrite");
    const finding = await answerOf(table.get(id));
    if (finding) {
        act(finding);
        await answerOf(table.put(finding));
    }
};

const isOpen = (finding) => !finding.sent || finding.photos.some((p) => p.state === "waiting");
const isRefused = (finding) => finding.words && !finding.sent;
const isWaiting = (finding) => isOpen(finding) && !isRefused(finding);

// The server takes 不符合 without a photo, and nobody can verify it (D-6.9): whoever wrote it is told while still there.
const lacksPhoto = (finding) => finding.photos.every((p) => p.state === "refused") && finding.fields.some(([name, value]) => name === "Finding.Grade" && value === "NotCompliant");

const signIn = "登录已经过期，请重新登录；没有发送的内容还在手机里。";
const notYours = "现在的账户不能向这次检查发送记录，没有发送的内容还在手机里。";
const somebodyElse = "现在登录的是另一个账户，没有发送的内容还在手机里，请用原来的账户登录。";
const later = "服务器暂时没有接收，过一会儿自动再发。";

// The token of the page may be hours old when the network comes back, and a page kept on the phone has none; the page itself gives a new one.
// Whose name stands on the server's page must stand on this one: nothing goes out under another.
let token = form?.elements.__RequestVerificationToken.value || undefined;
const renew = async () => {
    const page = await fetch(`${root}${inspection}/new`, { redirect: "follow", signal: AbortSignal.timeout(patience) });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form[data-field]");
    token = fresh?.dataset.who === who ? fresh.querySelector("[name=__RequestVerificationToken]").value : undefined;
    return token !== undefined ? undefined : page.redirected ? signIn : fresh ? somebodyElse : page.status >= 500 ? later : notYours;
};

const post = async (address, body) => {
    for (let tries = 0; tries < 2; tries++) {
        const stop = token === undefined ? await renew() : undefined;
        if (stop) {
            return { words: stop };
        }
        body.set("__RequestVerificationToken", token);
        const answer = await fetch(address, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(patience) });
        if (answer.status === 200) {
            return { isKept: true };
        }
        if (answer.status === 422) {
            return { problems: (await answer.json()).map((p) => p.message).join("") };
        }
        if (answer.status === 413) {
            return { problems: "文件太大，服务器没有接收。" };
        }
        if (answer.status === 403 || answer.status === 404) {
            return { words: notYours };
        }
        token = undefined;
    }
    return { words: later };
};

const sendText = (finding) => {
    const body = new FormData();
    finding.fields.forEach(([name, value]) => body.append(name, value));
    return post(`${root}${finding.inspection}/send`, body);
};
const sendPhoto = (finding, photo) => {
    const body = new FormData();
    body.append("Finding.Id", finding.id);
    body.append("Photo.Id", photo.id);
    body.append("Photo.File", photo.blob, photo.name);
    return post(`${root}${finding.inspection}/photo`, body);
};

const sendOne = async (store, finding) => {
    if (!finding.sent) {
        const { isKept, problems, words } = await sendText(finding);
        await change(store, finding.id, (f) => { f.sent = isKept === true; f.words = problems ?? ""; });
        if (!isKept) {
            return words;
        }
    }
    for (const photo of finding.photos.filter((p) => p.state === "waiting")) {
        await show(store);
        const { isKept, problems, words } = await sendPhoto(finding, photo);
        if (words) {
            return words;
        }
        await change(store, finding.id, (f) => {
            const own = f.photos.find((p) => p.id === photo.id);
            own.state = isKept ? "sent" : "refused";
            own.words = problems ?? "";
            own.blob = undefined;
        });
    }
    return undefined;
};

let stopped = "";
let isBusy = false;
const send = async (store) => {
    if (isBusy) {
        return;
    }
    isBusy = true;
    try {
        // A second tab of the same browser waits for its turn.
        const work = async () => {
            stopped = "";
            for (const finding of (await all(store)).filter((f) => f.who === who && f.isWhole && isWaiting(f))) {
                stopped = await sendOne(store, finding);
                await show(store);
                if (stopped) {
                    return;
                }
            }
        };
        await (navigator.locks ? navigator.locks.request("field-work", work) : work());
    } catch {
        stopped = "现在没有网络，联网以后自动发送。";
    } finally {
        isBusy = false;
        await show(store);
    }
};

const element = (name, text, parent, act) => {
    const made = parent.appendChild(document.createElement(name));
    made.textContent = text;
    if (act) {
        made.type = "button";
        made.addEventListener("click", act);
    }
    return made;
};

const stateOf = (finding) => {
    const sent = finding.photos.filter((p) => p.state === "sent").length;
    const photos = finding.photos.length > 0 ? `，照片 ${sent}/${finding.photos.length}` : "";
    const lacking = lacksPhoto(finding) ? "，还缺佐证" : "";
    return isRefused(finding) ? `被退回，没有接收：${finding.words}` : isOpen(finding) ? `待发送${finding.sent ? "照片" : ""}${photos}${lacking}` : `已发送${photos}${lacking}`;
};

const takeBack = async (store, finding) => {
    if (form.elements["Finding.Facts"].value.trim() !== "" || held.length > 0) {
        tell("请先保存正在填写的记录，再取回修改。");
        return;
    }
    const fields = new Map(finding.fields);
    for (const control of form.elements) {
        const values = finding.fields.filter(([name]) => name === control.name).map(([, value]) => value);
        if (control.type === "radio" || control.type === "checkbox") {
            control.checked = values.includes(control.value);
        } else if (control.name.startsWith("Finding.") && control.type !== "file" && fields.has(control.name)) {
            control.value = fields.get(control.name);
        }
    }
    arrange();
    held = finding.photos.filter((p) => p.blob);
    tell(held.length > 0 ? `已取回，${held.length} 张照片仍在，改好以后再保存。` : "已取回，改好以后再保存。");
    await remove(store, finding.id);
    await show(store);
};

// Photos of a finding that was taken back; they go with the next saving.
let held = [];
const problems = document.querySelector("[data-field-problems]");
const tell = (words) => {
    problems.replaceChildren();
    if (words) {
        const box = element("p", words, problems);
        box.className = "notice";
        box.setAttribute("role", "status");
    }
};

const showList = (store, own) => {
    const list = document.querySelector("[data-field-list]");
    list.replaceChildren();
    for (const finding of own) {
        const line = element("li", "", list);
        element("strong", finding.title, line);
        element("span", stateOf(finding), line);
        finding.photos.filter((p) => p.state === "refused").forEach((p) => element("span", `照片“${p.name}”没有接收：${p.words}`, line));
        if (isRefused(finding)) {
            element("button", "取回修改", line, () => takeBack(store, finding));
        }
    }
};

const show = async (store) => {
    const everything = await all(store);
    const own = everything.filter((f) => f.who === who && f.inspection === inspection);
    const waiting = own.filter(isWaiting).length;
    const refused = own.filter(isRefused).length;
    const others = everything.filter((f) => f.who !== who && isOpen(f)).length;
    const words = [
        `待发送 ${waiting} · 被退回 ${refused} · 已发送 ${own.length - waiting - refused}`,
        ...(waiting > 0 && stopped ? [stopped] : []),
        ...(others > 0 ? [`另一个账户还有 ${others} 条没有发送，请用原来的账户登录。`] : []),
    ].join("　");
    if (form) {
        document.querySelector("[data-field-queue]").hidden = own.length === 0 && others === 0;
        const state = document.querySelector("[data-field-state]");
        if (state.textContent !== words) {
            state.textContent = words;
        }
        showList(store, own);
    } else if (waiting + refused + others > 0) {
        count.hidden = false;
        count.className = "warning";
        count.textContent = words;
        const link = element("a", "去发送", count);
        link.href = `${root}${inspection}/new`;
    }
};

// Bodies that answer for the chosen article come first; at another one the form asks why (D-6.9). Without this script the server asks.
const reason = form?.querySelector("[data-other-body]");
const bodies = form ? [...form.elements["Finding.Body"].querySelectorAll("option")] : [];
const ownersOf = () => (form.elements["Finding.Item"].selectedOptions[0]?.dataset.bodies ?? "").split(" ").filter(Boolean);
const isElsewhere = () => {
    const body = form.elements["Finding.Body"].value;
    return body !== "" && ownersOf().length > 0 && !ownersOf().includes(body);
};
const groupOf = (label, options) => {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...options);
    return group;
};
const arrange = () => {
    const select = form.elements["Finding.Body"];
    const chosen = select.value;
    const [none, ...all] = bodies;
    const [own, others] = [all.filter((b) => ownersOf().includes(b.value)), all.filter((b) => !ownersOf().includes(b.value))];
    select.replaceChildren(none, ...(own.length === 0 ? all : [groupOf("本条的责任主体", own), ...(others.length > 0 ? [groupOf("其他单位（要写明理由）", others)] : [])]));
    select.value = chosen;
    reason.hidden = !isElsewhere();
};

const mark = (control, words) => {
    const place = control.closest(".field");
    const error = element("span", words, place);
    error.className = "field-error";
    error.dataset.found = "";
    return place;
};

// The same sentences as the server's, at the field, before there is a network to ask it.
const lacking = (photos) => {
    document.querySelectorAll(".field-error").forEach((e) => e.remove());
    const wrong = [...form.querySelectorAll("[data-need]")].filter((c) => c.value.trim() === "").map((c) => mark(c, c.dataset.need));
    if (isElsewhere() && form.elements["Finding.BodyReason"].value.trim() === "") {
        const article = form.elements["Finding.Item"].selectedOptions[0].textContent.trim().split("　")[0];
        wrong.push(mark(form.elements["Finding.BodyReason"], `所选单位不是${article}的责任主体：请改选单位，或者写明记在这个单位的理由，最多 200 个字。`));
    }
    const grade = form.querySelector("[name='Finding.Grade']:checked");
    if (!grade) {
        wrong.push(mark(form.querySelector("[name='Finding.Grade']"), "请选择符合、部分符合、不符合或者无法判断。"));
    } else if (["Partly", "NotCompliant"].includes(grade.value) && !form.querySelector("[name='Finding.Severity']:checked")) {
        wrong.push(mark(form.querySelector("[name='Finding.Severity']"), "请选择严重程度。"));
    }
    const input = form.elements["Finding.Photos"];
    for (const photo of photos) {
        if (photo.size > largest) {
            wrong.push(mark(input, `“${photo.name}”有 ${Math.ceil(photo.size / 1024 / 1024)} MB，最多 ${largest / 1024 / 1024} MB。文字还在，请另选照片。`));
        } else if (!photo.type.startsWith("image/")) {
            wrong.push(mark(input, `“${photo.name}”不是照片。文字还在，请选择 jpg、png 或者 webp 图片。`));
        }
    }
    return wrong.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
};

const titleOf = () => {
    const article = form.elements["Finding.Item"].selectedOptions[0].textContent.trim().split("　")[0];
    return `${article}　${form.elements["Finding.Place"].value.trim()}`;
};

// Day, place, body and group stay: the next finding is mostly made at the same place.
const clear = () => {
    form.elements["Finding.Id"].value = newId();
    form.querySelectorAll("input[type=radio], input[type=checkbox]").forEach((c) => { c.checked = false; });
    for (const name of ["Finding.Item", "Finding.BodyReason", "Finding.Facts", "Finding.Proposal", "Finding.Photos"]) {
        form.elements[name].value = "";
    }
    arrange();
};

const save = async (store) => {
    const photos = [...form.elements["Finding.Photos"].files];
    const wrong = lacking(photos);
    tell("");
    if (wrong.length > 0) {
        wrong[0].scrollIntoView({ block: "center" });
        wrong[0].querySelector("input, select, textarea").focus();
        return;
    }
    const id = form.elements["Finding.Id"].value;
    const fields = [...new FormData(form)].filter(([name, value]) => name.startsWith("Finding.") && typeof value === "string");

    // The text first, then each photo: if the telephone dies now, the text is there. Photos are copied, a camera may clear its own.
    await put(store, { id, inspection, who, title: titleOf(), fields, photos: [...held], at: Date.now(), sent: false, words: "", isWhole: false });
    for (const photo of photos) {
        const blob = new Blob([await photo.arrayBuffer()], { type: photo.type });
        await change(store, id, (f) => f.photos.push({ id: newId(), name: photo.name, blob, state: "waiting", words: "" }));
    }
    await change(store, id, (f) => { f.isWhole = true; });
    held = [];
    clear();
    tell("已保存在手机里。");
    await show(store);
    problems.scrollIntoView({ block: "center" });
    await send(store);
};

const start = async () => {
    const store = await openStore();
    await navigator.storage?.persist?.();
    for (const finding of await all(store)) {
        if (!finding.isWhole) {
            // The page was closed while photos were copied: what there is of them goes.
            await change(store, finding.id, (f) => { f.isWhole = true; });
        } else if (!isOpen(finding) && finding.at < Date.now() - kept) {
            await remove(store, finding.id);
        }
    }
    if (form) {
        form.elements["Finding.Id"].value = newId();
        arrange();
        for (const name of ["Finding.Item", "Finding.Body"]) {
            form.elements[name].addEventListener("change", arrange);
        }
        if (form.dataset.kept) {
            // A page kept days ago: the server's day of then, and as many days as have gone by here.
            const midnight = (at) => Math.floor((at - new Date(at).getTimezoneOffset() * 60000) / 86400000);
            const day = form.elements["Finding.Day"];
            day.valueAsNumber += (midnight(Date.now()) - midnight(Number(form.dataset.kept))) * 86400000;
        }
        let isSaving = false;
        form.addEventListener("submit", async (event) => {
            event.preventDefault();
            if (isSaving) {
                return;
            }
            isSaving = true;
            try {
                await save(store);
            } catch {
                tell("手机里存不下了，没有保存，请联网后再试。填写的内容还在页面上。");
            } finally {
                isSaving = false;
            }
        });
        addEventListener("online", () => send(store));
        setInterval(async () => {
            if ((await all(store)).some((f) => f.who === who && isWaiting(f))) {
                await send(store);
            }
        }, again);
        form.dataset.ready = "";
        await show(store);
        await send(store);
    } else {
        await show(store);
    }
};

if (who && window.indexedDB) {
    // A browser that keeps nothing leaves the form as it is.
    start().catch(() => { });
}
