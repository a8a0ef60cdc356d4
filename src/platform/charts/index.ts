export { Bars, type Bar } from './bars.tsx';
export { Flow, type FlowMove } from './flow.tsx';
export { Lines, type LineSeries } from './lines.tsx';
export { RAG_SERIES, RATING_SERIES, type Series } from './palette.ts';
export { PointMap, type MapPoint } from './point-map.tsx';
export { RatingSteps, type RatingLine, type RatingPoint } from './rating-steps.tsx';
export { Sparkline } from './sparkline.tsx';
export { StackedBar, type StackedBarGroup } from './stacked-bar.tsx';
