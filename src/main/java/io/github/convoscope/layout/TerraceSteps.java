package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of the steps of {@link Terraces}: a step for each depth, in one or several flights that
 * stand beside each other.
 *
 * @param depths the depth of each layer
 * @param grids a grid for each layer, all in one scale
 * @param lengths of each step, along the ground
 * @param gap between two steps, along the ground
 * @param flights number of flights that the widths are made for
 * @param firsts the first depth of each flight
 */
record TerraceSteps(
    NetworkDepths depths,
    List<LayerGrid> grids,
    double[] lengths,
    double gap,
    int flights,
    List<Integer> firsts) {
  /** By how many degrees a board leans back from the upright. */
  static final double TILT = 56;

  /** How far a board reaches beyond its cells. */
  static final double MARGIN = 7;

  /** Length of a flight along the ground, at most. */
  private static final double LONGEST = 790;

  /** By what part the last step is larger than the first, as it is further away. */
  private static final double GROWTH = 0.21;

  private static final double STEP_GAP = 20;

  /** The gap of a flight that would else be short: from the side it would be narrow. */
  private static final double WIDEST_STEP_GAP = 60;

  /** Such a flight is stretched to this part of the longest. */
  private static final double STRETCHED_PART = 0.9;

  /** What all gaps of a flight take of its length, at most. */
  private static final double GAPS_PART = 0.22;

  private static final double FLIGHT_GAP = 60;
  private static final double LANE_GAP = 26;
  private static final double NARROW_LANE = 12;

  /** Of a lane's width, gaps and narrow lanes take no more than this part. */
  private static final double LANE_GAPS_PART = 0.3;

  /**
   * How much of the ground behind a board it hides in the home view, as a part of its own length.
   */
  private static final double SHADOW = 0.19;

  private static final int SEARCH_STEPS = 24;

  /** Networks with more depths get several flights, if that makes their maps larger. */
  private static final int LONGEST_FLIGHT = 14;

  private static final int SHORTEST_FLIGHT = 5;

  /** After so many numbers of flights in turn that are no better, more are not tried. */
  private static final int PATIENCE = 3;

  /** Side of the largest map, in world units. */
  private static final double LARGEST_MAP = 240;

  /** The steps that show the maps of a network as large as possible. */
  static TerraceSteps largest(NetworkSpec spec, NetworkDepths depths, OpenLayers open) {
    TerraceSteps best = inFlights(spec, depths, open, 1);
    if (depths.count() > LONGEST_FLIGHT) {
      int since = 0;
      for (int flights = 2;
          depths.count() / flights >= SHORTEST_FLIGHT && since < PATIENCE;
          flights++) {
        TerraceSteps other = inFlights(spec, depths, open, flights);
        since++;
        if (other.firsts.size() <= flights && other.legibility() > best.legibility()) {
          best = other;
          since = 0;
        }
      }
    }
    return best;
  }

  private static TerraceSteps inFlights(
      NetworkSpec spec, NetworkDepths depths, OpenLayers open, int flights) {
    double low = 1e-4;
    double high = NetworkLayout.WIDTH;
    for (int i = 0; i < SEARCH_STEPS; i++) {
      double scale = Math.sqrt(low * high);
      if (of(spec, depths, open, flights, scale).fits()) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return of(spec, depths, open, flights, low);
  }

  private static TerraceSteps of(
      NetworkSpec spec, NetworkDepths depths, OpenLayers open, int flights, double scale) {
    List<LayerGrid> grids = new ArrayList<>();
    double[] lengths = new double[depths.count()];
    for (LayerSpec layer : spec.layers()) {
      int depth = depths.depth(layer.index());
      double growth = growth(depths, depth, flights);
      LayerSummary summary = open.isOpen(layer.index()) ? null : LayerSummary.of(layer);
      LayerGrid grid =
          LayerGrid.ofWidth(
              layer,
              summary,
              scale * growth,
              laneWidth(depths.block(depth), flights) * growth,
              layer == spec.output());
      grids.add(grid);
      lengths[depth] = Math.max(lengths[depth], ground(grid.height() + 2 * MARGIN));
    }
    int perFlight = (depths.count() + flights - 1) / flights;
    double gap = Math.min(STEP_GAP, GAPS_PART * LONGEST / Math.max(1, perFlight - 1));
    for (int depth = 0; depth < lengths.length; depth++) {
      lengths[depth] += Math.max(0, SHADOW * lengths[depth] - gap);
    }
    if (flights == 1) {
      double spare = STRETCHED_PART * LONGEST - Breaks.length(lengths, gap, 0, depths.count() - 1);
      double more = spare / Math.max(1, depths.count() - 1);
      gap = Math.max(gap, Math.min(WIDEST_STEP_GAP, gap + more));
    }
    List<Integer> firsts = flights == 1 ? List.of(0) : Breaks.of(depths, lengths, gap, LONGEST);
    return new TerraceSteps(depths, grids, lengths, gap, flights, firsts);
  }

  /** By what factor things are larger at a depth, to make up for the distance. */
  private static double growth(NetworkDepths depths, int depth, int flights) {
    return flights > 1 || depths.count() == 1 ? 1 : 1 + GROWTH * depth / (depths.count() - 1.0);
  }

  /** The length along the ground of something that leans back. */
  private static double ground(double length) {
    return length * Math.sin(Math.toRadians(TILT));
  }

  private boolean fits() {
    for (int flight = 0; flight < firsts.size(); flight++) {
      if (length(flight) > LONGEST) {
        return false;
      }
    }
    return firsts.size() <= flights && grids.stream().allMatch(grid -> grid.side() <= LARGEST_MAP);
  }

  /** How large maps are on the whole: the mean of the logarithm of their side. */
  private double legibility() {
    return grids.stream().mapToDouble(grid -> Math.log(grid.side())).average().orElse(0);
  }

  /** Length of a flight along the ground. */
  double length(int flight) {
    return Breaks.length(lengths, gap, firsts.get(flight), last(flight));
  }

  /** The last depth of a flight. */
  int last(int flight) {
    return Breaks.last(firsts, flight, lengths.length);
  }

  /** Width of a flight. */
  double flightWidth() {
    return flightWidth(flights);
  }

  private static double flightWidth(int flights) {
    return (NetworkLayout.WIDTH - (flights - 1) * FLIGHT_GAP) / flights;
  }

  /** The middle of a flight, from the middle of the layout to the right. */
  double flightMiddle(int flight) {
    double all = firsts.size() * (flightWidth() + FLIGHT_GAP) - FLIGHT_GAP;
    return -all / 2 + flight * (flightWidth() + FLIGHT_GAP) + flightWidth() / 2;
  }

  /** The middle of the gap in front of a flight's left side. */
  double gapBefore(int flight) {
    return flightMiddle(flight) - flightWidth() / 2 - FLIGHT_GAP / 2;
  }

  private static double laneGap(NetworkDepths.Block block, int flights) {
    int gaps = Math.max(1, block.lanes() - 1 + block.narrow());
    return Math.min(LANE_GAP, LANE_GAPS_PART * flightWidth(flights) / gaps);
  }

  private static double narrowLane(NetworkDepths.Block block, int flights) {
    return Math.min(
        NARROW_LANE, LANE_GAPS_PART * flightWidth(flights) / Math.max(1, block.narrow()));
  }

  private static double laneWidth(NetworkDepths.Block block, int flights) {
    double narrow =
        block.narrow() == 0
            ? 0
            : laneGap(block, flights) + block.narrow() * narrowLane(block, flights);
    return (flightWidth(flights) - (block.lanes() - 1) * laneGap(block, flights) - narrow)
            / block.lanes()
        - 2 * MARGIN;
  }

  /** The middle of a lane at a depth, from the middle of its flight to the right. */
  double laneMiddle(int depth, int lane) {
    NetworkDepths.Block block = depths.block(depth);
    double wide = laneWidth(block, flights) + 2 * MARGIN;
    double gapAside = laneGap(block, flights);
    double left = -flightWidth() / 2;
    double middle =
        lane < block.lanes()
            ? left + lane * (wide + gapAside) + wide / 2
            : left
                + block.lanes() * (wide + gapAside)
                + (lane - block.lanes() + 0.5) * narrowLane(block, flights);
    return middle * growth(depths, depth, flights);
  }
}
