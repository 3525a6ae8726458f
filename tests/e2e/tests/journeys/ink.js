// Pixels of the chart: all that are not background, those in the colour of the legend's bars,
// those in the colour of its goal line.
const canvas = document.querySelector("main canvas[role=img]");
if (!canvas || canvas.width === 0) return [0, 0, 0];
const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);

function colourOf(selector) {
    const mark = document.querySelector(`main .legend ${selector}`);
    if (!mark) return null;
    const style = getComputedStyle(mark);
    const named = [style.backgroundColor, style.borderTopColor, style.color];
    const solid = named.find((colour) => colour && !/, 0\)$/.test(colour) && colour !== "transparent");
    return (solid.match(/[\d.]+/g) || []).slice(0, 3).map(Number);
}

const [bar, goal] = [colourOf(".bar"), colourOf(".goal")];
const near = (at, colour) =>
    colour !== null && colour.every((part, index) => Math.abs(data[at + index] - part) <= 24);
let [ink, bars, goals] = [0, 0, 0];
for (let at = 0; at < data.length; at += 4) {
    const background = data[at + 3] < 32
        || (data[at] === data[0] && data[at + 1] === data[1] && data[at + 2] === data[2] && data[3] > 0);
    if (background) continue;
    ink += 1;
    if (near(at, bar)) bars += 1;
    if (near(at, goal)) goals += 1;
}
return [ink, bars, goals];
