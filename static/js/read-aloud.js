// Reads an article aloud with the browser's own voice: only with one that works on the reader's device, since any other would
// send the text, and so what is read, to somebody's server; and only in the language of the article.

const help = document.querySelector(".reading-help")
const bar = document.querySelector(".reading-aloud")
const synth = window.speechSynthesis

const READ = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary .label"
// What is no part of the text, or is told elsewhere.
const PASSED_OVER = [
  ...[".kicker", ".contents-folded", ".contents-beside", ".reading-help", ".comparison-left-out", ".preview"],
  ...[".call-to-action", ".about-this-page", ".references", ".tell-us", ".neighbours", ".related"],
].join()
const NOT_SAID = ".citation, button, select, svg"

const languageOf = (code) => code.toLowerCase().split(/[-_]/)[0]

function voices() {
  const language = languageOf(document.documentElement.lang)
  const there = synth.getVoices().filter((voice) => voice.localService === true && languageOf(voice.lang) === language)
  return there.sort((one, other) => Number(other.default) - Number(one.default))
}

// The words of an element itself, without those of a passage within it, which comes in its turn.
function wordsOf(element) {
  const words = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement
    if (holder.closest(READ) === element && !holder.closest(NOT_SAID)) words.push(texts.currentNode.data)
  }
  return words.join("").replace(/\s+/g, " ").trim()
}

function passages() {
  return [...document.querySelectorAll(`.article :is(${READ})`)].filter(
    (element) => !element.closest(PASSED_OVER) && element.checkVisibility() && wordsOf(element),
  )
}

function readAloud() {
  const control = (name) => [help, bar].map((place) => place.querySelector(`[data-read-aloud=${name}]`)).find(Boolean)
  const select = help.querySelector("[data-needs=voice] select")
  let [left, element, utterance] = [[], null, null]

  function offerVoices() {
    const offered = voices()
    const before = select.value
    select.replaceChildren(...offered.map(({ name, voiceURI }) => new Option(name, voiceURI)))
    if (offered.some(({ voiceURI }) => voiceURI === before)) select.value = before
    select.parentElement.hidden = offered.length < 2
    help.querySelector("[data-needs=voice]").hidden = offered.length === 0
    if (offered.length === 0 && !bar.hidden) stop()
  }

  const isSeen = (place) => {
    const { top, bottom } = place.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }

  function mark(next) {
    const follow = !element || isSeen(element) // whoever scrolled away wants to be there
    element?.classList.remove("being-read")
    element = next
    element?.classList.add("being-read")
    if (element && follow) element.scrollIntoView({ block: "nearest" })
  }

  // Silence first: what a browser was told to say before, it would say to its end. Its last word on that is not heard.
  function hush() {
    utterance = null
    synth.cancel()
  }

  function say() {
    hush()
    while (left.length && !left[0].checkVisibility()) left.shift() // folded or hidden since
    const voice = voices().find(({ voiceURI }) => voiceURI === select.value)
    if (!left.length || !voice) return stop()
    mark(left[0])
    const mine = (utterance = new SpeechSynthesisUtterance(wordsOf(left[0])))
    Object.assign(mine, { voice, lang: voice.lang })
    mine.onend = () => {
      if (mine !== utterance) return
      left.shift()
      say()
    }
    mine.onerror = () => mine === utterance && stop()
    synth.speak(mine)
  }

  function show(state) {
    const focused = bar.contains(document.activeElement)
    bar.hidden = state === "silent"
    control("pause").hidden = state !== "reading"
    control("resume").hidden = state !== "paused"
    if (state === "silent") {
      const back = help.open ? control("start") : help.querySelector("summary")
      if (focused) back.focus({ preventScroll: true })
    } else control(state === "paused" ? "resume" : "pause").focus()
  }

  // A browser's own pause is kept over pages in some and ends the passage in others; so it is silence, and the passage again.
  const pause = () => {
    hush()
    show("paused")
  }
  const resume = () => {
    show("reading")
    say()
  }
  const start = () => {
    left = passages()
    mark(null)
    resume()
  }
  function stop() {
    hush()
    mark(null)
    show("silent")
  }

  for (const [name, act] of Object.entries({ start, pause, resume, stop })) control(name).addEventListener("click", act)
  select.addEventListener("change", () => utterance && say())
  addEventListener("pagehide", () => bar.hidden || stop())
  synth.addEventListener("voiceschanged", offerVoices)
  offerVoices()
}

if (help && synth?.addEventListener && "checkVisibility" in help) readAloud()
