// Clicks on a plan of the list; how long it takes until its page is painted.
const [title] = arguments;
const button = [...document.querySelectorAll('section[aria-labelledby="that"] button')]
    .find((one) => one.textContent.trim() === title);
return new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
        const there = document.querySelector('main h1')?.textContent.includes('Kế hoạch năm');
        if (!there) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        requestAnimationFrame(() => port2.postMessage(0));
    };
    button.click();
    look();
});
