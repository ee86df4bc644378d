// Whatever somebody changes in an article's form, and however: the form tells it by one event, "typed".

const form = document.getElementById("article_form")

if (form) {
  const tell = () => form.dispatchEvent(new Event("typed"))
  for (const happening of ["input", "dragend"]) form.addEventListener(happening, tell)
  window.django.jQuery(form).on("change", tell) // choosers with a search tell nobody but jQuery
  for (const happening of ["formset:added", "formset:removed"]) document.addEventListener(happening, tell)
  form.addEventListener("click", ({ target }) => target.closest(".block-tools") && tell())
  window.CKEDITOR?.on("instanceReady", ({ editor }) => editor.on("change", tell))
}
