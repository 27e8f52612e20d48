// What each kind of chart looks like: the JSON of a chart in, the options of ECharts out. Names in that JSON come from
// logs and ledgers: they only ever become text, never markup. Colours come from the style sheet, so that a chart follows
// light and dark.
(function () {
  'use strict';

  const root = document.documentElement;
  const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]];
  const symbols = ['circle', 'rect', 'triangle', 'diamond'];

  const language = () => root.dataset.lang || (root.lang || 'en').slice(0, 2);
  const said = text => text === null || text === undefined ? ''
    : typeof text === 'object' ? (language() === 'zh' ? text.zh : text.en) : String(text);
  const number = value => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);

  function time(at) {
    const text = new Date(at).toISOString();
    return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
  }

  function colours() {
    const style = getComputedStyle(root);
    const of = name => style.getPropertyValue('--chart-' + name).trim();
    return {
      text: of('text'), muted: of('muted'), line: of('line'), surface: of('surface'), band: of('band'),
      series: [1, 2, 3, 4, 5, 6].map(i => of(String(i))),
      font: style.getPropertyValue('--chart-font').replace(/\s+/g, ' ').trim() || 'sans-serif',
    };
  }

  // A tooltip is made of text nodes.
  function tip(head, lines) {
    const box = document.createElement('div');
    box.className = 'chart-tip';
    const strong = document.createElement('strong');
    strong.textContent = head;
    box.append(strong);
    for (const line of lines) {
      const row = document.createElement('div');
      row.textContent = line;
      box.append(row);
    }

    return box;
  }

  const short = (text, most) => {
    const letters = Array.from(text);
    return letters.length > most ? letters.slice(0, most - 1).join('') + '…' : text;
  };

  function shared(from, look) {
    return {
      animation: false,
      color: look.series,
      textStyle: { fontFamily: look.font, color: look.text },
      aria: { enabled: true, label: { enabled: true, description: label(from) } },
      tooltip: {
        confine: true, backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.text },
        transitionDuration: 0,
      },
    };
  }

  const label = from => [said(from.title), said(from.summary)].filter(text => text).join('. ');
  const axisLine = look => ({ lineStyle: { color: look.line } });
  // The family stands here as well: the room for labels is measured without the one of the whole chart.
  const axisText = look => ({ color: look.muted, fontSize: 12, fontFamily: look.font, hideOverlap: true });
  const splitLine = look => ({ lineStyle: { color: look.line, type: [2, 4] } });

  // Kinds differ by shape as well as by colour: a bar with a solid, a dashed or no edge, filled or hatched.
  const shapes = {
    holder: { colour: 0 }, acting: { colour: 1, dash: [5, 3] }, stage: { colour: 5 }, active: { colour: 2 },
    suspended: { colour: 4, isHatched: true }, unknown: { colour: 5, dash: [1, 3] }, power: { colour: 3, dash: [2, 2] },
  };

  const kinds = {
    line(from, look, width) {
      const many = from.series.length > 1;
      return {
        ...shared(from, look),
        grid: { left: 8, right: 16, top: many ? 60 : 28, bottom: 4, containLabel: true },
        legend: many ? { top: 0, left: 0, itemWidth: 36, textStyle: { color: look.text } } : undefined,
        xAxis: {
          type: 'time', axisLine: axisLine(look), axisLabel: axisText(look), axisTick: axisLine(look),
          splitNumber: width < 480 ? 3 : 6,
        },
        yAxis: {
          type: 'value', name: said(from.unit), minInterval: 1, nameTextStyle: { color: look.muted, align: 'left' },
          nameGap: 12, axisLabel: { ...axisText(look), formatter: number }, splitLine: splitLine(look),
        },
        series: from.series.map((line, i) => ({
          type: 'line', name: said(line.name), data: line.points, symbol: symbols[i % symbols.length],
          showSymbol: line.points.length < 40, symbolSize: 6, sampling: 'lttb',
          lineStyle: { width: 2, type: dashes[i % dashes.length] },
          areaStyle: many ? undefined : { opacity: 0.12 },
          emphasis: { disabled: true },
        })),
        tooltip: {
          ...shared(from, look).tooltip,
          trigger: 'axis',
          axisPointer: { lineStyle: { color: look.muted } },
          formatter: points => tip(
            time(points[0].value[0]), points.map(point => `${point.seriesName}: ${number(point.value[1])}`)),
        },
        steps: from.series[0].points.map((_, i) => ({ seriesIndex: 0, dataIndex: i })),
        read: i => from.series.filter(line => line.points[i]).map(
          line => `${time(line.points[i][0])}, ${said(line.name)}: ${number(line.points[i][1])}`).join('; '),
      };
    },

    bar(from, look, width) {
      const names = from.bars.map(bar => bar[0]);
      return {
        ...shared(from, look),
        grid: { left: 4, right: 56, top: 4, bottom: 4, containLabel: true },
        xAxis: {
          type: 'value', minInterval: from.bars.every(bar => Number.isInteger(bar[1])) ? 1 : 0,
          splitLine: splitLine(look), splitNumber: width < 480 ? 2 : 5,
          axisLabel: { ...axisText(look), formatter: number },
        },
        yAxis: {
          type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: axisLine(look),
          axisLabel: {
            ...axisText(look), color: look.text, interval: 0, overflow: 'truncate', ellipsis: '…',
            width: Math.max(90, Math.min(300, width * 0.4)),
          },
        },
        series: [{
          type: 'bar', barMaxWidth: 16, itemStyle: { borderRadius: [0, 3, 3, 0] },
          data: from.bars.map(bar => ({ value: bar[1], link: bar[2] })),
          cursor: from.bars.some(bar => bar[2]) ? 'pointer' : 'default',
          label: { show: true, position: 'right', color: look.text, formatter: point => number(point.value) },
          emphasis: { disabled: true },
        }],
        tooltip: {
          ...shared(from, look).tooltip,
          formatter: point => tip(names[point.dataIndex], [`${number(point.value)} ${said(from.unit)}`]),
        },
        steps: names.map((_, i) => ({ seriesIndex: 0, dataIndex: i, link: from.bars[i][2] })),
        read: i => `${names[i]}: ${number(from.bars[i][1])} ${said(from.unit)}`,
      };
    },

    timeline(from, look, width) {
      const names = from.rows.map(row => row.name);
      const spans = from.rows.flatMap((row, i) => row.spans.map(span => ({
        value: [i, span[1], span[2] === null ? from.to : span[2]], text: span[0], kind: span[3], link: span[4],
        isOpen: span[2] === null,
      })));
      const present = Object.keys(shapes).filter(kind => spans.some(one => one.kind === kind));
      const word = kind => said(from.kinds[kind] || kind);
      // Where a bar is called by what it is, such as active, it need not be said twice.
      const kindOf = one => word(one.kind) === one.text ? [] : [word(one.kind)];
      const lasting = one => `${time(one.value[1])} – ${one.isOpen ? said(from.still) : time(one.value[2])}`;
      const seriesOf = kind => {
        const own = spans.filter(one => one.kind === kind);
        return {
          type: 'custom', name: word(kind), color: look.series[shapes[kind].colour], clip: true, data: own,
          encode: { x: [1, 2], y: 0 }, renderItem: (item, api) => drawSpan(own[item.dataIndex], look, api),
        };
      };
      const room = width - 28 - Math.min(Math.max(80, width * 0.2), Math.max(...names.map(wide)));
      const labels = placedLabels(from, room);
      const above = from.bands.length === 0 ? 8 : labels.some(label => label.distance > 5) ? 46 : 30;
      const bands = {
        silent: true,
        label: { position: 'top', color: look.muted, fontSize: 12, formatter: area => area.name },
        data: from.bands.map((band, i) => [
          {
            name: short(band[0], 24), xAxis: band[1], itemStyle: { color: look.band, opacity: i % 2 ? 0.35 : 1 },
            label: labels[i],
          },
          { xAxis: band[2] },
        ]),
      };
      return {
        ...shared(from, look),
        grid: { left: 12, right: 16, top: above, bottom: 32, containLabel: true },
        legend: {
          type: 'scroll', bottom: 0, left: 0, selectedMode: false, icon: 'roundRect', itemWidth: 14, itemHeight: 10,
          textStyle: { color: look.text }, pageIconColor: look.muted, pageTextStyle: { color: look.muted },
        },
        xAxis: {
          type: 'time', min: from.from, max: from.to, axisLine: axisLine(look), axisLabel: axisText(look),
          splitLine: { show: true, ...splitLine(look) }, splitNumber: width < 480 ? 2 : 6,
        },
        yAxis: {
          type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: axisLine(look),
          axisLabel: {
            ...axisText(look), color: look.text, interval: 0, overflow: 'truncate', width: Math.max(80, width * 0.2),
          },
        },
        series: present.map((kind, i) => i === 0 ? { ...seriesOf(kind), markArea: bands } : seriesOf(kind)),
        tooltip: {
          ...shared(from, look).tooltip,
          formatter: point => point.componentType === 'series'
            ? tip(point.data.text, [...kindOf(point.data), lasting(point.data)]) : '',
        },
        steps: spans.map(one => ({
          seriesIndex: present.indexOf(one.kind), dataIndex: spans.filter(own => own.kind === one.kind).indexOf(one),
          link: one.link,
        })),
        read: i => `${names[spans[i].value[0]]}: ${[spans[i].text, ...kindOf(spans[i]), lasting(spans[i])].join(', ')}`,
      };
    },

    network(from, look, width, height) {
      const [side, edge] = [width < 480 ? 28 : 48, 28];
      const places = placed(from, width - 2 * side, height - 2 * edge);
      const heaviest = Math.max(1, ...from.edges.map(edge => edge[2]));
      const biggest = Math.max(1, ...from.nodes.map(node => node[2]));
      const groups = [...new Set(from.nodes.map(node => node[3]).filter(group => group))];
      const names = new Map(from.nodes.map(node => [node[0], node[1]]));
      return {
        ...shared(from, look),
        series: [{
          type: 'graph', layout: 'none', roam: false, edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 7,
          left: side, right: side, top: edge, bottom: edge, preserveAspect: true,
          data: from.nodes.map((node, i) => ({
            id: node[0], name: node[0], value: node[2], x: places[i].x, y: places[i].y,
            symbolSize: (width < 480 ? 5 : 7) + (width < 480 ? 11 : 19) * Math.sqrt(node[2] / biggest),
            symbol: symbols[Math.max(0, groups.indexOf(node[3])) % symbols.length],
            itemStyle: { color: look.series[Math.max(0, groups.indexOf(node[3])) % look.series.length] },
          })),
          links: from.edges.map(edge => ({
            source: edge[0], target: edge[1], value: edge[2],
            lineStyle: {
              width: 1 + 5 * edge[2] / heaviest, color: look.muted, opacity: 0.35 + 0.5 * edge[2] / heaviest,
              curveness: 0.18,
            },
          })),
          label: {
            show: true, position: 'bottom', distance: 3, color: look.text, fontSize: 11,
            formatter: point => short(names.get(point.name), width < 480 ? 12 : 18),
          },
          labelLayout: { hideOverlap: true },
          emphasis: { focus: 'adjacency', lineStyle: { color: look.series[0] } },
        }],
        tooltip: {
          ...shared(from, look).tooltip,
          formatter: point => point.dataType === 'edge'
            ? tip(
              `${names.get(point.data.source)} → ${names.get(point.data.target)}`,
              [`${number(point.value)} ${said(from.unit)}`])
            : tip(names.get(point.name), [`${number(point.value)} ${said(from.unit)}`]),
        },
        steps: from.nodes.map((_, i) => ({ seriesIndex: 0, dataIndex: i })),
        read: i => `${from.nodes[i][1]}: ${number(from.nodes[i][2])} ${said(from.unit)}`,
      };
    },
  };

  // About how wide a text of 12 px is: letters of the East are as wide as they are high.
  const wide = text => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.6), 0);

  // Labels stand over the middle of their bands. At the ends of the picture they lean inwards. One that would lie on the
  // one before it stands a line higher, and is left out where that is taken too: the table has them all.
  function placedLabels(from, room) {
    const taken = [-Infinity, -Infinity];
    return from.bands.map(band => {
      const middle = ((band[1] + band[2]) / 2 - from.from) / Math.max(1, from.to - from.from) * room;
      const half = wide(short(band[0], 24)) / 2;
      const align = middle + half > room + 12 ? 'right' : middle - half < -12 ? 'left' : 'center';
      const begin = align === 'right' ? middle - 2 * half : align === 'left' ? middle : middle - half;
      const line = taken.findIndex(end => begin > end + 6);
      if (line < 0) {
        return { show: false };
      }

      taken[line] = begin + 2 * half;
      return { show: true, align, distance: 5 + 16 * line };
    });
  }

  function drawSpan(one, look, api) {
    const shape = shapes[one.kind] || shapes.holder;
    const colour = look.series[shape.colour];
    const [x, middle] = api.coord([one.value[1], one.value[0]]);
    const right = api.coord([one.value[2], one.value[0]])[0];
    const height = Math.min(24, api.size([0, 1])[1] * 0.72);
    const y = middle - height / 2;
    const width = Math.max(3, right - x);
    const children = [
      { type: 'rect', shape: { x, y, width, height, r: 3 }, style: { fill: look.surface } },
      {
        type: 'rect', shape: { x, y, width, height, r: 3 },
        style: { fill: colour, fillOpacity: 0.18, stroke: colour, lineWidth: 1.5, lineDash: shape.dash },
      },
      { type: 'rect', shape: { x, y, width: Math.min(4, width), height }, style: { fill: colour } },
    ];
    if (shape.isHatched) {
      for (let at = x + 8; at < x + width - 4; at += 7) {
        children.push({
          type: 'line', shape: { x1: at, y1: y + height, x2: Math.min(at + 6, x + width), y2: y },
          style: { stroke: colour, lineWidth: 1, opacity: 0.55 },
        });
      }
    }

    if (width > 48) {
      children.push({
        type: 'text', x: x + 9, y: middle,
        style: {
          text: one.text, fill: look.text, font: `12px ${look.font}`, textVerticalAlign: 'middle',
          width: width - 16, overflow: 'truncate', ellipsis: '…',
          backgroundColor: shape.isHatched ? look.surface : undefined,
        },
      });
    }

    return { type: 'group', children, cursor: one.link ? 'pointer' : 'default' };
  }

  // Where the nodes of a network stand: ties pull, neighbours push, the middle draws and the frame holds (Fruchterman and
  // Reingold). The layout of this kind that ECharts has may leave the frame.
  function placed(from, width, height) {
    const count = from.nodes.length;
    const index = new Map(from.nodes.map((node, i) => [node[0], i]));
    const spots = from.nodes.map((_, i) => ({
      x: width / 2 + width / 3 * Math.cos(i * 2.4) * Math.sqrt((i + 1) / count),
      y: height / 2 + height / 3 * Math.sin(i * 2.4) * Math.sqrt((i + 1) / count),
    }));
    const wide = 0.75 * Math.sqrt(width * height / Math.max(1, count));
    for (let heat = width / 8; heat > 0.5; heat *= 0.97) {
      const moves = spots.map(() => ({ x: 0, y: 0 }));
      const push = (a, b, force) => {
        const [x, y] = [spots[a].x - spots[b].x, spots[a].y - spots[b].y];
        const far = Math.max(0.1, Math.hypot(x, y));
        const by = force(far) / far;
        moves[a].x += x * by;
        moves[a].y += y * by;
        moves[b].x -= x * by;
        moves[b].y -= y * by;
      };
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < a; b++) {
          push(a, b, far => far < 2.5 * wide ? wide * wide / far : 0);
        }
      }

      from.edges.forEach(edge => push(index.get(edge[0]), index.get(edge[1]), far => -far * far / (1.5 * wide)));
      spots.forEach((spot, i) => {
        moves[i].x += (width / 2 - spot.x) * 0.05;
        moves[i].y += (height / 2 - spot.y) * 0.05;
        const far = Math.max(0.1, Math.hypot(moves[i].x, moves[i].y));
        spot.x = Math.min(width, Math.max(0, spot.x + moves[i].x / far * Math.min(far, heat)));
        spot.y = Math.min(height, Math.max(0, spot.y + moves[i].y / far * Math.min(far, heat)));
      });
    }

    return spots;
  }

  // The options, the items that arrow keys go through, and what is read of each.
  window.gridCharts = {
    language, label, options: (from, width, height) => kinds[from.kind](from, colours(), width, height),
  };
})();
