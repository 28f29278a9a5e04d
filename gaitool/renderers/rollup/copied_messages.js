async function copyMessage(button) {
  const message = document.getElementById(button.dataset.copies);
  getSelection().selectAllChildren(message);
  try {
    await navigator.clipboard.writeText(message.textContent);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = "已复制";
  setTimeout(() => { button.textContent = "复制"; }, 2000);
}

function offerCopies(page) {
  for (const button of page.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => copyMessage(button));
  }
}
