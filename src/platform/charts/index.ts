export { Bars, type Bar, type BarsProps } from './bars.tsx';
export { Flow, type FlowMove, type FlowProps } from './flow.tsx';
export { RAG_SERIES, RATING_SERIES, type Series } from './palette.ts';
export { PointMap, type MapPoint, type PointMapProps } from './point-map.tsx';
export { RatingSteps, type RatingLine, type RatingPoint, type RatingStepsProps } from './rating-steps.tsx';
export { Sparkline, type SparklineProps } from './sparkline.tsx';
export { StackedBar, type StackedBarGroup, type StackedBarProps } from './stacked-bar.tsx';
