package io.github.convoscope.layout;

/**
 * Divides the layout's height and width among lines, and each line among the lanes of parallel
 * branches. World units.
 *
 * @param lines number of lines, one below the other
 * @param depths about how many depths a line has
 * @param height of the whole layout
 */
record LineMeasures(int lines, int depths, double height) {
  private static final double LAYER_GAP = 0.03 * NetworkLayout.WIDTH;

  /** With more depths in a line than that, gaps get narrower. */
  private static final int ROOMY_DEPTHS = 16;

  /** What all gaps of a line take of its width then. */
  private static final double GAPS_PART = 0.3;

  /** Between two lines; names stand there. */
  private static final double LINE_GAP = 50;

  /** Between two lanes; names stand there. */
  private static final double LANE_GAP = 40;

  /** The same as a part of the line's height, at most. */
  private static final double LANE_GAP_PART = 0.24;

  /** What all gaps between lanes take of a line's height, at most. */
  private static final double LANE_GAPS_PART = 0.4;

  /** Height of a lane that only lines pass through. */
  private static final double NARROW_LANE = 12;

  private static final double NARROW_PART = 0.3;
  private static final double MARGIN = 5;

  /** Height of a line. */
  double lineHeight() {
    return (height - (lines - 1) * LINE_GAP) / lines;
  }

  /** The middle of a line. */
  double lineMiddle(int line) {
    return -height / 2 + line * (lineHeight() + LINE_GAP) + lineHeight() / 2;
  }

  /** Below a line and the names of its layers, where a connection goes back to the left. */
  double lineEnd(int line) {
    return lineMiddle(line) + lineHeight() / 2 + LINE_GAP * 0.8;
  }

  /** Between two layers of a line. */
  double layerGap() {
    return depths <= ROOMY_DEPTHS
        ? LAYER_GAP
        : Math.min(LAYER_GAP, GAPS_PART * NetworkLayout.WIDTH / (depths - 1));
  }

  private double laneGap(NetworkDepths.Block block) {
    double fair = LANE_GAPS_PART / Math.max(1, block.lanes() - 1);
    return Math.min(LANE_GAP, Math.min(LANE_GAP_PART, fair) * lineHeight());
  }

  private double narrowLane(NetworkDepths.Block block) {
    return Math.min(NARROW_LANE, NARROW_PART * lineHeight() / block.narrow());
  }

  /** Height of a lane that has layers. */
  double laneHeight(NetworkDepths.Block block) {
    double narrow = block.narrow() == 0 ? 0 : laneGap(block) + block.narrow() * narrowLane(block);
    return (lineHeight() - (block.lanes() - 1) * laneGap(block) - narrow) / block.lanes();
  }

  /** The middle of a lane, from the middle of its line downwards. */
  double laneMiddle(NetworkDepths.Block block, int lane) {
    double tall = laneHeight(block);
    double top = -lineHeight() / 2;
    return lane < block.lanes()
        ? top + lane * (tall + laneGap(block)) + tall / 2
        : top
            + block.lanes() * (tall + laneGap(block))
            + (lane - block.lanes() + 0.5) * narrowLane(block);
  }

  /** How far a board reaches beyond its cells. */
  double margin(NetworkDepths.Block block) {
    double most = Math.min(MARGIN, layerGap() / 6);
    return block.lanes() == 1 ? most : Math.min(most, laneGap(block) / 4);
  }
}
