// The same charts, drawn by the page's own program and by two libraries: bars by quarter with their
// values, the line to date with points, the goal as a dashed line, ticks and names.
const [WIDTH, HEIGHT, FONT] = [480, 240, '12.5px "DejaVu Sans", sans-serif'];
const QUARTERS = ['Quý I', 'Quý II', 'Quý III', 'Quý IV'];
const TICKS = [0, 25, 50, 75, 100];
const words = (value) => value === null ? '' : value.toFixed(1).replace('.', ',');

const canvasIn = (place) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: WIDTH, height: HEIGHT });
    place.append(canvas);
    return canvas;
};

const drawers = (own, figures) => ({
    own: (place) => figures.map((_, at) => {
        if (!own.draw(at, canvasIn(place))) throw new Error(`chart ${at} was not drawn`);
        return () => {};
    }),
    uPlot: (place) => figures.map((chart) => {
        const values = (plot) => {
            plot.ctx.font = FONT;
            plot.ctx.fillStyle = '#17211c';
            plot.ctx.textAlign = 'center';
            chart.bars.forEach((value, at) => plot.ctx.fillText(
                words(value), plot.valToPos(at + 1, 'x', true), plot.valToPos(value ?? 0, 'y', true) - 4));
        };
        const options = {
            width: WIDTH, height: HEIGHT, pxAlign: true,
            legend: { show: false }, cursor: { show: false }, select: { show: false },
            scales: { x: { time: false, range: [0.5, 4.5] }, y: { range: [0, 100] } },
            axes: [
                { font: FONT, stroke: '#4a5650', grid: { show: false }, splits: () => [1, 2, 3, 4],
                  values: () => QUARTERS },
                { font: FONT, stroke: '#4a5650', grid: { stroke: '#d8dfda', width: 1 },
                  splits: () => TICKS },
            ],
            series: [
                {},
                { paths: uPlot.paths.bars({ size: [0.45, 72] }), fill: '#0a5c52', width: 0,
                  points: { show: false } },
                { stroke: '#17211c', width: 2.5, points: { show: true, size: 8, fill: '#17211c' } },
                { stroke: '#b42318', width: 2, dash: [7, 5], points: { show: false } },
            ],
            hooks: { draw: [values] },
        };
        const data = [[1, 2, 3, 4], chart.bars, chart.toDate, Array(4).fill(chart.goal)];
        const plot = new uPlot(options, data, place);
        return () => plot.destroy();
    }),
    chartJs: (place) => figures.map((chart) => {
        const values = {
            id: 'values',
            afterDatasetsDraw: (drawn) => {
                const { ctx } = drawn;
                ctx.font = FONT;
                ctx.fillStyle = '#17211c';
                ctx.textAlign = 'center';
                drawn.getDatasetMeta(2).data.forEach((bar, at) =>
                    ctx.fillText(words(chart.bars[at]), bar.x, bar.y - 4));
            },
        };
        const drawn = new Chart(canvasIn(place), {
            type: 'bar',
            data: {
                labels: QUARTERS,
                datasets: [
                    { type: 'line', data: chart.toDate, borderColor: '#17211c', borderWidth: 2.5,
                      pointRadius: 4, backgroundColor: '#17211c' },
                    { type: 'line', data: Array(4).fill(chart.goal), borderColor: '#b42318',
                      borderWidth: 2, borderDash: [7, 5], pointRadius: 0 },
                    { data: chart.bars, backgroundColor: '#0a5c52', maxBarThickness: 72,
                      borderRadius: 3 },
                ],
            },
            options: {
                animation: false, responsive: false, devicePixelRatio: 1, events: [],
                font: { size: 12.5, family: '"DejaVu Sans", sans-serif' },
                plugins: { legend: { display: false }, tooltip: { enabled: false } },
                scales: {
                    x: { grid: { display: false } },
                    y: { min: 0, max: 100, ticks: { stepSize: 25 } },
                },
            },
            plugins: [values],
        });
        return () => drawn.destroy();
    }),
});

// Reads a backup; gives how many charts there are.
window.prepare = async (backup, count) => {
    await window.ready;
    const own = window.Own.of(backup, count, '"DejaVu Sans", sans-serif');
    const figures = JSON.parse(own.figures());
    window.drawers = drawers(own, figures);
    return figures.length;
};

// Draws all charts; milliseconds until they are painted.
window.measure = (name) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
    const place = document.createElement('main');
    const start = performance.now();
    document.body.append(place);
    const ends = window.drawers[name](place);
    requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            const time = performance.now() - start;
            if (window.keep) return resolve(time);
            ends.forEach((end) => end());
            place.remove();
            resolve(time);
        };
        port2.postMessage(0);
    });
})));
