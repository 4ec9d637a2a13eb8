package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The grids of all layers in one size, and the lines that their steps are broken into, as words
 * are: branches stay together where they fit.
 *
 * @param steps the order of the layers
 * @param measures how height and width are shared
 * @param grids a grid for each layer
 * @param slots width of each step
 * @param firsts the first step of each line
 */
record StepLines(
    NetworkSteps steps,
    LineMeasures measures,
    List<LayerGrid> grids,
    double[] slots,
    List<Integer> firsts) {
  private static final int SEARCH_STEPS = 60;

  /** Enough for an error of a millionth. */
  private static final int SHORT_SEARCH_STEPS = 24;

  /** After so many numbers of lines in turn that are no better, more lines are not tried. */
  private static final int PATIENCE = 3;

  /** Networks with more steps are broken into lines. */
  private static final int LONGEST_LINE = 16;

  /** A line has no fewer steps than that, if the network is broken into lines at all. */
  private static final int SHORTEST_LINE = 6;

  /** The lines that show the maps of a network as large as possible. */
  static StepLines largest(NetworkSpec spec, NetworkSteps steps, OpenLayers open, double height) {
    StepLines best = inLines(spec, steps, open, height, 1);
    if (steps.count() > LONGEST_LINE) {
      int since = 0;
      for (int lines = 2; steps.count() / lines >= SHORTEST_LINE && since < PATIENCE; lines++) {
        StepLines other = inLines(spec, steps, open, height, lines);
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
      NetworkSpec spec, NetworkSteps steps, OpenLayers open, double height, int lines) {
    LineMeasures measures = new LineMeasures(lines, (steps.count() + lines - 1) / lines, height);
    double low = 1e-4;
    double high = NetworkLayout.WIDTH;
    int searchSteps = lines == 1 ? SEARCH_STEPS : SHORT_SEARCH_STEPS;
    for (int i = 0; i < searchSteps; i++) {
      double scale = Math.sqrt(low * high);
      if (of(spec, steps, open, measures, scale).fits()) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return of(spec, steps, open, measures, low);
  }

  private static StepLines of(
      NetworkSpec spec, NetworkSteps steps, OpenLayers open, LineMeasures measures, double scale) {
    List<LayerGrid> grids = new ArrayList<>();
    double[] slots = new double[steps.count()];
    for (LayerSpec layer : spec.layers()) {
      int step = steps.step(layer.index());
      double tall = measures.laneHeight(steps.block(step));
      LayerSummary summary = open.isOpen(layer.index()) ? null : LayerSummary.of(layer.shape());
      LayerGrid grid = LayerGrid.of(layer, summary, scale, tall, layer == spec.output());
      grids.add(grid);
      slots[step] = Math.max(slots[step], grid.slot(measures.steps()));
    }
    return new StepLines(steps, measures, grids, slots, broken(steps, measures, slots));
  }

  private static List<Integer> broken(NetworkSteps steps, LineMeasures measures, double[] slots) {
    List<Integer> firsts = new ArrayList<>(List.of(0));
    if (measures.lines() > 1) {
      for (NetworkSteps.Block block : steps.blocks()) {
        int first = firsts.get(firsts.size() - 1);
        boolean fits = width(slots, first, block.last(), measures) <= NetworkLayout.WIDTH;
        if (!fits && block.first() > first) {
          firsts.add(block.first());
        }
        for (int step = block.first(); step <= block.last(); step++) {
          first = firsts.get(firsts.size() - 1);
          if (!fits && step > first && width(slots, first, step, measures) > NetworkLayout.WIDTH) {
            firsts.add(step);
          }
        }
      }
    }
    return firsts;
  }

  private static double width(double[] slots, int first, int last, LineMeasures measures) {
    double gap = measures.layerGap();
    double sum = -gap;
    for (int step = first; step <= last; step++) {
      sum += slots[step] + gap;
    }
    return sum;
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
    return width(slots, firsts.get(line), last(line), measures);
  }

  /** The last step of a line. */
  int last(int line) {
    return line + 1 < firsts.size() ? firsts.get(line + 1) - 1 : slots.length - 1;
  }

  /** The line of a step. */
  int line(int step) {
    int line = firsts.size() - 1;
    while (firsts.get(line) > step) {
      line--;
    }
    return line;
  }

  /** Between two steps of a line: lines of a broken network are made equally long. */
  double gap(int line) {
    double gap = measures.layerGap();
    int gaps = last(line) - firsts.get(line);
    if (firsts.size() == 1 || gaps == 0) {
      return gap;
    }
    return gap + Math.min(gap, (NetworkLayout.WIDTH - width(line)) / gaps);
  }
}
