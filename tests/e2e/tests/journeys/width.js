// Width of the screen, width of the page, and what sticks out on the right, the innermost first.
const inside = innerWidth;
const beyond = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > inside + 1)
    .filter((element) => !element.closest(".scroll"))
    .map((element) => `${element.tagName} .${element.className} ${element.textContent.slice(0, 40)}`);
return [inside, document.scrollingElement.scrollWidth, beyond.reverse().slice(0, 8)];
