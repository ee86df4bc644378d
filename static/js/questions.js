// Questions to take along: what a reader ticks and adds stays in this browser, under the article's number, and goes nowhere.

const MOST = 20 // questions of one's own, of at most 300 characters each
const article = document.querySelector("[data-article]")
const section = article?.querySelector(".questions")

function start() {
  const key = `questions:${article.dataset.article}`
  const lists = [...article.querySelectorAll(".questions ul")]
  const own = lists.at(-1)
  const words = new Set()
  const text = (box) => box.parentElement.querySelector("span").textContent
  const boxes = () => lists.flatMap((list) => [...list.querySelectorAll("input[type=checkbox]")])

  const home = own.closest(".questions")
  home.append(document.getElementById("questions-controls").content.cloneNode(true))
  const [form, told] = [home.querySelector("form"), home.querySelector("[role=status]")]
  const field = form.querySelector("input")
  const tell = (what) => (told.textContent = told.dataset[what])

  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(key)) ?? {}
      const texts = (list) => (Array.isArray(list) ? list.filter((one) => typeof one === "string") : [])
      return { ticked: texts(found.ticked), own: texts(found.own).slice(0, MOST) }
    } catch {
      return { ticked: [], own: [] }
    }
  }

  function keep() {
    try {
      const ticked = boxes().filter((box) => box.checked).map(text)
      localStorage.setItem(key, JSON.stringify({ ticked, own: [...words] }))
      tell("kept")
    } catch {
      tell("lost")
    }
  }

  function show(question, ticked = false) {
    const row = document.getElementById("own-question").content.cloneNode(true).firstElementChild
    row.querySelector("label span").textContent = question
    row.querySelector("button span").textContent = `: ${question}`
    row.querySelector("input").checked = ticked
    row.querySelector("button").addEventListener("click", () => {
      words.delete(question)
      row.remove()
      field.focus()
      keep()
    })
    words.add(question)
    own.append(row)
  }

  function restore() {
    for (const row of own.querySelectorAll(".is-own")) row.remove()
    words.clear()
    const { ticked, own: questions } = stored()
    for (const question of new Set(questions)) show(question)
    for (const box of boxes()) box.checked = ticked.includes(text(box))
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const question = field.value.trim().replace(/\s+/g, " ").slice(0, 300)
    field.focus()
    if (!question) return
    if (words.size >= MOST) return tell("full")
    if (!words.has(question)) show(question)
    field.value = ""
    keep()
  })
  article.addEventListener("change", (event) => event.target.closest(".questions ul") && keep())
  home.querySelector("[data-questions=print]").addEventListener("click", () => window.print())
  home.querySelector("[data-questions=forget]").addEventListener("click", () => {
    try {
      localStorage.removeItem(key)
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
    for (const row of own.querySelectorAll(".is-own")) row.remove()
    words.clear()
    for (const box of boxes()) box.checked = false
    tell("forgotten")
  })
  // The same article in another tab.
  window.addEventListener("storage", (event) => (event.key === key || event.key === null) && restore())
  restore()
}

if (section) start()
