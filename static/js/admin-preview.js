// The preview beside the form: what is typed now, as visitors would read it, fetched when somebody asks and never by itself.
//
// The page stands in a frame without scripts, as a document of its own that no address leads to: so no page has to allow
// anybody to frame it. Its links open in a new tab, so that it stays where it is; those within the page go to their place in it.

const pane = document.getElementById("preview-beside")
const form = document.getElementById("article_form")

const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" })

const REFUSED = {
  0: "You were signed out. Sign in in another tab, then refresh. What you typed is still in the form.",
  403: "You may not edit this article any more, so it cannot be shown.",
}

function withoutWaysOut(page) {
  for (const script of page.querySelectorAll("script")) script.remove()
  for (const link of page.querySelectorAll("a[href], area[href]")) {
    const href = link.getAttribute("href")
    if (href.startsWith("#")) link.href = `about:srcdoc${href}`
    else Object.assign(link, { target: "_blank", rel: "noopener" })
  }
  return page
}

function beside(opener) {
  const [frame, room] = [pane.querySelector("iframe"), pane.querySelector(".preview-room")]
  const [status, stale] = [pane.querySelector("[role=status]"), pane.querySelector(".preview-stale")]
  const button = (name) => pane.querySelector(`[data-preview=${name}]`)
  const widths = [...pane.querySelectorAll("[data-width]")]
  const shown = () => frame.contentDocument?.querySelector("main") && frame.contentDocument
  let asking = null

  // As wide as it says, and made smaller where the pane is narrower.
  function fit() {
    const width = Number(widths.find((one) => one.getAttribute("aria-pressed") === "true").dataset.width)
    const scale = Math.min(1, room.clientWidth / width)
    if (!scale) return
    Object.assign(frame.style, {
      width: `${width}px`,
      height: `${room.clientHeight / scale}px`,
      transform: `scale(${scale})`,
      marginInlineStart: `${(room.clientWidth - width * scale) / 2}px`,
    })
  }

  // The place stays where the page had been scrolled to: only what is on it changes.
  function show(page) {
    const old = shown()
    if (old) old.body.replaceWith(old.adoptNode(page.body))
    else frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`
  }

  async function refresh() {
    asking?.abort()
    const mine = (asking = new AbortController())
    status.textContent = "Being made…"
    stale.hidden = true
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement()
    try {
      const answer = await fetch(pane.dataset.url, {
        method: "POST",
        body: new FormData(form),
        signal: mine.signal,
        redirect: "manual", // to the page to log in
      })
      if (answer.ok) {
        show(withoutWaysOut(new DOMParser().parseFromString(await answer.text(), "text/html")))
        status.textContent = `As typed at ${time.format(Date.now())}. Not saved.`
        return
      }
      status.textContent = REFUSED[answer.status] ?? "It cannot be shown now. Save, and look at the saved draft."
    } catch (error) {
      if (error.name === "AbortError") return // overtaken by the next one
      status.textContent = "The site cannot be reached. What you typed is still in the form."
    }
    stale.hidden = !shown()
  }

  function open(isOpen) {
    pane.hidden = !isOpen
    opener.setAttribute("aria-expanded", String(isOpen))
    if (!isOpen) {
      opener.focus()
      return
    }
    fit()
    button("refresh").focus()
    refresh()
  }

  for (const one of widths) {
    one.addEventListener("click", () => {
      const page = shown()?.documentElement
      const place = page ? page.scrollTop / page.scrollHeight : 0
      for (const other of widths) other.setAttribute("aria-pressed", String(other === one))
      fit()
      if (page) page.scrollTop = place * page.scrollHeight
    })
  }
  opener.addEventListener("click", () => open(pane.hidden))
  button("refresh").addEventListener("click", refresh)
  button("close").addEventListener("click", () => open(false))
  new ResizeObserver(fit).observe(room)

  form.addEventListener("typed", () => (stale.hidden = !shown()))

  opener.parentElement.hidden = false
}

const opener = document.querySelector("[aria-controls=preview-beside]")
if (pane && form && opener) beside(opener)
