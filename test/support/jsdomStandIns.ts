/**
 * The least jsdom needs to render Needle: dialogs that open and close, popovers that toggle,
 * sizes that never change. The truth is in the browser project, which loads none of this.
 */
function closeDialog(this: HTMLDialogElement, value?: string) {
  if (!this.open) return;
  this.open = false;
  if (value !== undefined) this.returnValue = value;
  this.dispatchEvent(new Event("close"));
}

HTMLDialogElement.prototype.show = function show() {
  this.open = true;
};
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = closeDialog;
HTMLDialogElement.prototype.requestClose = closeDialog;

function togglePopover(element: HTMLElement, isOpen: boolean) {
  element.toggleAttribute("data-popover-open", isOpen);
  element.style.display = isOpen ? "block" : "";
  element.dispatchEvent(
    Object.assign(new Event("toggle"), { newState: isOpen ? "open" : "closed" }),
  );
}

HTMLElement.prototype.showPopover = function showPopover() {
  togglePopover(this, true);
};
HTMLElement.prototype.hidePopover = function hidePopover() {
  togglePopover(this, false);
};
HTMLElement.prototype.togglePopover = function togglePopoverOf() {
  const isOpen = !this.hasAttribute("data-popover-open");
  togglePopover(this, isOpen);
  return isOpen;
};

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[popovertarget]") : null;
  const id = button?.getAttribute("popovertarget");
  if (id !== null && id !== undefined) document.getElementById(id)?.togglePopover();
});

Blob.prototype.arrayBuffer = function arrayBuffer() {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(this);
  });
};
Blob.prototype.stream = function stream() {
  const whole = this.arrayBuffer();
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(await whole));
      controller.close();
    },
  });
};

HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.IntersectionObserver = class {
  root = null;
  rootMargin = "0px";
  scrollMargin = "0px";
  thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};

window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  }) as MediaQueryList;
