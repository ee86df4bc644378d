// The panel of checks follows what is typed: some moments after a change, the form is sent to be looked at, not saved.

const PAUSE = 800 // milliseconds without a change

const panel = document.getElementById("checks")
const form = document.getElementById("article_form")
let timer = null
let asking = null

async function look() {
  asking?.abort()
  asking = new AbortController()
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement()
  try {
    const answer = await fetch(panel.dataset.url, {
      method: "POST",
      body: new FormData(form),
      signal: asking.signal,
      redirect: "manual", // a login page is no panel: what was found last stays
    })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const opened = new Set([...panel.querySelectorAll("details[open] summary")].map((summary) => summary.textContent))
    for (const details of page.querySelectorAll("details")) {
      details.open = opened.has(details.querySelector("summary").textContent)
    }
    if (panel.contains(document.activeElement)) return // somebody is reading there
    panel.replaceChildren(...page.body.childNodes)
  } catch {
    // Away, or overtaken by the next one. The form works without.
  }
}

function soon() {
  clearTimeout(timer)
  timer = setTimeout(look, PAUSE)
}

if (panel && form) {
  form.addEventListener("typed", soon)
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-shows]")
    if (!link) return
    event.preventDefault()
    document.dispatchEvent(new CustomEvent("show-field", { detail: link.dataset.shows }))
  })
}
