// What is typed in an article's form is not lost. Whoever leaves it unsaved is asked first, and this browser keeps a copy
// for a week, which the form offers to the same person when it is opened again. A save ends the copy.
//
// A copy is { at: milliseconds, sent: whether the form was sent since, fields: [[name, value], …] } in localStorage, under
// bedside-draft/<user>-<article, or “new”>/<which opening of the form>.

const PAUSE = 800 // milliseconds without a change
const WEEK = 7 * 24 * 60 * 60 * 1000
const PREFIX = "bedside-draft/"
const NOT_TYPED = /__prefix__|^(csrfmiddlewaretoken|_bring_back|overwrite)$/

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" })

function storage() {
  try {
    return window.localStorage
  } catch {
    return null // a browser that keeps nothing still asks before leaving
  }
}

const store = storage()

function read(key) {
  try {
    const { at, sent, fields } = JSON.parse(store.getItem(key))
    return { key, at: Number(at), sent, fields }
  } catch {
    return { key, at: 0 }
  }
}

// The copies of one form, newest first; of all forms without `owner`.
function copies(owner = "") {
  const keys = Object.keys(store ?? {}).filter((key) => key.startsWith(PREFIX + owner))
  return keys.map(read).sort((a, b) => b.at - a.at)
}

function forget(unwanted) {
  for (const { key } of unwanted) store.removeItem(key)
}

// The message after a save names the form that was saved.
function forgetSaved() {
  for (const message of document.querySelectorAll(".messagelist li")) {
    for (const name of message.classList) {
      if (name.startsWith("saved-")) forget(copies(`${name.slice("saved-".length)}/`).filter((copy) => copy.sent))
    }
  }
}

function guard(form, notice) {
  const owner = `${notice.dataset.form}/`
  const isUnsaved = "unsaved" in notice.dataset // the form shows what was typed and not saved
  const asOpened = new Map() // name of a text editor -> its text when it was ready
  let plain = null // the other fields, as the page came
  let sending = false
  let timer = null

  const carried = sessionStorage.getItem(PREFIX)
  const own = isUnsaved && carried?.startsWith(PREFIX + owner) ? carried : `${PREFIX}${owner}${Date.now()}-${Math.random()}`
  sessionStorage.setItem(PREFIX, own)

  const editors = () =>
    Object.values(window.CKEDITOR?.instances ?? {}).filter((editor) => editor.element.$.isConnected)

  function typed() {
    for (const editor of editors()) editor.updateElement()
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name))
  }

  // Text editors tidy what they are given, so each is compared with itself.
  function plainFields() {
    const rich = new Set([...form.querySelectorAll("textarea[data-type=ckeditortype]")].map((field) => field.name))
    return JSON.stringify(typed().filter(([name]) => !rich.has(name)))
  }

  const isChanged = () =>
    isUnsaved ||
    (plain !== null && plain !== plainFields()) ||
    editors().some((editor) => asOpened.has(editor.name) && asOpened.get(editor.name) !== editor.getData())

  function keep(sent = false) {
    clearTimeout(timer)
    try {
      if (isChanged()) store?.setItem(own, JSON.stringify({ at: Date.now(), sent, fields: typed() }))
      else store?.removeItem(own)
    } catch {
      // No room left. Being asked before leaving must do.
    }
  }

  function soon() {
    sending = false
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE)
  }

  function bringBack({ key, fields }) {
    sessionStorage.setItem(PREFIX, key)
    const sender = Object.assign(document.createElement("form"), { method: "post", hidden: true })
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value
    for (const [name, value] of [...fields, ["_bring_back", "1"], ["csrfmiddlewaretoken", token]]) {
      sender.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }))
    }
    document.body.append(sender)
    sender.submit()
  }

  function offer() {
    const copy = copies(owner).find(({ key, fields }) => key !== own && fields)
    notice.hidden = !copy
    if (!copy) return
    notice.querySelector("time").textContent = moment.format(copy.at)
    notice.querySelector("[data-draft=back]").onclick = () => bringBack(copy)
    notice.querySelector("[data-draft=away]").onclick = () => {
      forget([copy])
      offer()
      if (notice.hidden) form.querySelector("[name=title]").focus()
      else notice.querySelector("[data-draft=back]").focus()
    }
  }

  for (const happening of ["input", "dragend"]) form.addEventListener(happening, soon)
  window.django.jQuery(form).on("change", soon) // choosers with a search tell nobody but jQuery
  for (const happening of ["formset:added", "formset:removed"]) document.addEventListener(happening, soon)
  form.addEventListener("click", ({ target }) => target.closest(".block-tools") && soon())
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    asOpened.set(editor.name, editor.getData())
    editor.on("change", soon)
  })
  // The blocks are in their places, and nobody has typed yet.
  document.addEventListener("content-editor:ready", () => (plain = plainFields()))

  form.addEventListener("submit", () => {
    keep(true)
    sending = true
  })
  addEventListener("pageshow", () => (sending = false))
  addEventListener("pagehide", () => sending || keep())
  addEventListener("beforeunload", (event) => {
    if (!sending && isChanged()) event.preventDefault()
  })

  if (isUnsaved) keep()
  else offer()
}

forget(copies().filter((copy) => !(copy.at > Date.now() - WEEK)))
forgetSaved()

const form = document.getElementById("article_form")
const notice = document.getElementById("kept-draft")
if (form && notice) guard(form, notice)
