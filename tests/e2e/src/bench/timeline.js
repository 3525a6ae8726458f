// What was there when, in milliseconds of the navigation: files, modules, words.
const entries = performance.getEntriesByType('resource').map((one) =>
    [one.startTime, one.responseEnd, one.name.split('/').pop().replace(/-[0-9a-f]{8,}/, '')]);
const [page] = performance.getEntriesByType('navigation');
const paints = performance.getEntriesByType('paint').map((one) => [one.startTime, one.startTime, one.name]);
const all = [[0, page.responseEnd, 'the page'], ...entries, ...paints, ...window.modules];
return all.sort((one, other) => one[1] - other[1]);
