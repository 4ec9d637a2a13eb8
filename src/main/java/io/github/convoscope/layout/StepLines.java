package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks the sequence of layers into lines. Branches stay on one line if they fit.
 *
 * @param depths the depth of each layer
 * @param measures how height and width are shared
 * @param grids a grid for each layer, all in one scale
 * @param slots width of each depth
 * @param firsts the first depth of each line
 */
record StepLines(
    NetworkDepths depths,
    LineMeasures measures,
    List<LayerGrid> grids,
    double[] slots,
    List<Integer> firsts) {
  private static final int SEARCH_STEPS = 60;

  /** Enough for an error of a millionth. */
  private static final int SHORT_SEARCH_STEPS = 24;

  /** After so many numbers of lines in turn that are no better, more lines are not tried. */
  private static final int PATIENCE = 3;

  /** Networks with more depths are broken into lines. */
  private static final int LONGEST_LINE = 16;

  /** A line has no fewer depths than that, if the network is broken into lines at all. */
  private static final int SHORTEST_LINE = 6;

  /** The lines that show the maps of a network as large as possible. */
  static StepLines largest(NetworkSpec spec, NetworkDepths depths, OpenLayers open, double height) {
    StepLines best = inLines(spec, depths, open, height, 1);
    if (depths.count() > LONGEST_LINE) {
      int since = 0;
      for (int lines = 2; depths.count() / lines >= SHORTEST_LINE && since < PATIENCE; lines++) {
        StepLines other = inLines(spec, depths, open, height, lines);
        since++;
        if (other.firsts.size() <= lines && other.legibility() > best.legibility()) {
          best = other;
          since = 0;
        }
      }
    }
    return best;
  }

  private static StepLines inLines(
      NetworkSpec spec, NetworkDepths depths, OpenLayers open, double height, int lines) {
    LineMeasures measures = new LineMeasures(lines, (depths.count() + lines - 1) / lines, height);
    double low = 1e-4;
    double high = NetworkLayout.WIDTH;
    int searchSteps = lines == 1 ? SEARCH_STEPS : SHORT_SEARCH_STEPS;
    for (int i = 0; i < searchSteps; i++) {
      double scale = Math.sqrt(low * high);
      if (of(spec, depths, open, measures, scale).fits()) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return of(spec, depths, open, measures, low);
  }

  private static StepLines of(
      NetworkSpec spec,
      NetworkDepths depths,
      OpenLayers open,
      LineMeasures measures,
      double scale) {
    List<LayerGrid> grids = new ArrayList<>();
    double[] slots = new double[depths.count()];
    for (LayerSpec layer : spec.layers()) {
      int depth = depths.depth(layer.index());
      double tall = measures.laneHeight(depths.block(depth));
      LayerSummary summary = open.isOpen(layer.index()) ? null : LayerSummary.of(layer);
      LayerGrid grid = LayerGrid.of(layer, summary, scale, tall, layer == spec.output());
      grids.add(grid);
      slots[depth] = Math.max(slots[depth], grid.slot(measures.depths()));
    }
    return new StepLines(depths, measures, grids, slots, broken(depths, measures, slots));
  }

  private static List<Integer> broken(NetworkDepths depths, LineMeasures measures, double[] slots) {
    return measures.lines() > 1
        ? Breaks.of(depths, slots, measures.layerGap(), NetworkLayout.WIDTH)
        : List.of(0);
  }

  private boolean fits() {
    for (int line = 0; line < firsts.size(); line++) {
      if (width(line) > NetworkLayout.WIDTH) {
        return false;
      }
    }
    return firsts.size() <= measures.lines();
  }

  /** How large maps are on the whole: the mean of the logarithm of their side. */
  private double legibility() {
    return grids.stream().mapToDouble(grid -> Math.log(grid.side())).average().orElse(0);
  }

  /** Width of a line without its surplus. */
  double width(int line) {
    return Breaks.length(slots, measures.layerGap(), firsts.get(line), last(line));
  }

  /** The last depth of a line. */
  int last(int line) {
    return Breaks.last(firsts, line, slots.length);
  }

  /** The line of a depth. */
  int line(int depth) {
    int line = firsts.size() - 1;
    while (firsts.get(line) > depth) {
      line--;
    }
    return line;
  }

  /** Between two depths of a line: lines of a broken network are made equally long. */
  double gap(int line) {
    double gap = measures.layerGap();
    int gaps = last(line) - firsts.get(line);
    if (firsts.size() == 1 || gaps == 0) {
      return gap;
    }
    return gap + Math.min(gap, (NetworkLayout.WIDTH - width(line)) / gaps);
  }
}
