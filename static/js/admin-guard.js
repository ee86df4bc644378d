// What is typed in an article's form is not lost. Whoever leaves it unsaved is asked first, and this browser keeps a copy
// for a week, which the form offers to the same person when it is opened again. A save ends the copy. So does logging out, and
// somebody else who signs in here; a session that ends by itself does not.
//
// A copy is { at: milliseconds, sent: whether the form was sent since, fields: [[name, value], …] } in localStorage, under
// bedside-draft/<user>-<article, or “new”>/<which opening of the form>.

const PAUSE = 800 // milliseconds without a change
const WEEK = 7 * 24 * 60 * 60 * 1000
const PREFIX = "bedside-draft/"
const NOT_TYPED = /__prefix__|^(csrfmiddlewaretoken|_bring_back|overwrite)$/

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" })

const NOT_KEPT = "This browser keeps no copy of what you type here: its storage is full or switched off. Save often."
const LOG_OUT = "You typed something that is not saved. Logging out removes it from this browser. Log out all the same?"

// Null where the browser keeps nothing; whoever leaves is asked all the same. See `admin-storage.js`.
const kept = (storage) => (storage.keepsNothing ? null : storage)
const store = kept(window.localStorage)
const session = kept(window.sessionStorage) // of this tab

// Whether it was put there. A browser may have no room, or want to keep nothing.
function put(area, key, value) {
  try {
    area.setItem(key, value)
    return true
  } catch {
    return false
  }
}

const person = document.querySelector("meta[name=signed-in]")?.content
const others = new BroadcastChannel("bedside-log-out") // tabs of this browser

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
  let resting = false // after logging out, until something is typed again
  let timer = null

  const warning = Object.assign(document.createElement("p"), { className: "not-kept", textContent: NOT_KEPT })
  warning.setAttribute("role", "alert")

  const carried = session?.getItem(PREFIX)
  const own = isUnsaved && carried?.startsWith(PREFIX + owner) ? carried : `${PREFIX}${owner}${Date.now()}-${Math.random()}`
  put(session, PREFIX, own)

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

  // In the bar with the buttons, which is in sight wherever somebody types.
  function tell(isKept) {
    if (isKept) warning.remove()
    else if (!warning.isConnected) [...form.querySelectorAll(".submit-row")].at(-1)?.prepend(warning)
  }

  function keep(sent = false) {
    clearTimeout(timer)
    if (resting) return
    if (isChanged()) {
      tell(put(store, own, JSON.stringify({ at: Date.now(), sent, fields: typed() })))
    } else {
      store?.removeItem(own)
      tell(true)
    }
  }

  function rest() {
    clearTimeout(timer)
    resting = true
  }

  function soon() {
    sending = resting = false
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE)
  }

  function bringBack({ key, fields }) {
    put(session, PREFIX, key)
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

  form.addEventListener("typed", soon)
  window.CKEDITOR?.on("instanceReady", ({ editor }) => asOpened.set(editor.name, editor.getData()))
  // The blocks are in their places, and nobody has typed yet.
  document.addEventListener("content-editor:ready", () => (plain = plainFields()))

  form.addEventListener("submit", () => {
    resting = false
    keep(true)
    sending = true
  })
  addEventListener("pageshow", () => (sending = false))
  addEventListener("pagehide", () => sending || keep())
  addEventListener("beforeunload", (event) => {
    if (!sending && isChanged()) event.preventDefault()
  })

  others.addEventListener("message", ({ data }) => data === person && rest())

  if (isUnsaved) keep()
  else offer()
  document.getElementById("brought-back")?.focus()

  return {
    isChanged,
    leave() {
      rest()
      sending = true
    },
  }
}

// Whoever logs out leaves nothing behind for the next person at this computer, and is asked first.
function logOut(event, guarded) {
  if ((copies(`${person}-`).length || guarded?.isChanged()) && !window.confirm(LOG_OUT)) {
    event.preventDefault()
    return
  }
  guarded?.leave()
  forget(copies(`${person}-`))
  others.postMessage(person)
}

const isOver = ({ key, at }) =>
  !(at > Date.now() - WEEK) || (person !== undefined && !key.startsWith(`${PREFIX}${person}-`))

forget(copies().filter(isOver))
forgetSaved()

const form = document.getElementById("article_form")
const notice = document.getElementById("kept-draft")
const guarded = form && notice ? guard(form, notice) : null
document.getElementById("logout-form")?.addEventListener("submit", (event) => logOut(event, guarded))
