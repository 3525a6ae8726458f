// From the moment a key was pressed until the frame after it is painted, of every key with a text.
window.bench = [];
addEventListener('keydown', (event) => {
    if (event.key.length !== 1) return;
    requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.bench.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
    });
}, true);
