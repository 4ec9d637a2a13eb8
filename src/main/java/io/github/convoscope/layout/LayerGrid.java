package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The feature maps of a layer as a grid, without a place yet.
 *
 * @param layer the layer
 * @param summary what it shows while it is closed; null for an open layer
 * @param columns number of places side by side
 * @param cell side of a cell
 * @param gap between two maps
 */
record LayerGrid(
    LayerSpec layer, @Nullable LayerSummary summary, int columns, double cell, double gap) {
  /**
   * The side of a map grows with this power of its number of cells: less than linearly, so that the
   * small maps of deep layers stay legible.
   */
  private static final double LEGIBILITY = 0.58;

  /** A dense unit is as large as a map of that many columns. */
  private static final double UNIT_COLUMNS = 2.2;

  private static final double UNIT_GAP = 0.25;
  private static final double MAP_GAP = 0.09;
  private static final double CLASS_STRETCH = 2.4;

  /** In rows, the input is larger than other maps: it is what the user has drawn. */
  private static final double INPUT_STRETCH = 1.3;

  /** Size of a closed layer that only passes on what another one shows. */
  private static final double PASSING_ON_SHRINK = 0.6;

  /** Size of other closed layers: they have few maps. */
  private static final double CLOSED_STRETCH = 1.6;

  /** Factor by which a grid may grow beyond its wanted size to use the height. */
  private static final double MOST_GROWTH = 1.3;

  /** Smallest width for a layer, as a part of an even share: its name has to fit below it. */
  private static final double NARROWEST_SLOT = 0.5;

  /**
   * The grid of a layer: no taller than {@code height}, its maps as close as possible to the wanted
   * size.
   *
   * @param scale side of a map with a single cell
   * @param answer true for the layer whose units are the classes
   */
  static LayerGrid of(
      LayerSpec layer,
      @Nullable LayerSummary summary,
      double scale,
      double height,
      boolean answer) {
    Shape shape = summary == null ? layer.shape() : summary.shape();
    boolean maps = shape.spatial();
    double resolution = maps ? Math.max(shape.rows(), shape.columns()) : UNIT_COLUMNS;
    double wanted = scale * Math.pow(resolution, LEGIBILITY) * (answer ? CLASS_STRETCH : 1);
    if (summary != null) {
      wanted *= OpenLayers.isPassingOn(layer) ? PASSING_ON_SHRINK : CLOSED_STRETCH;
    }
    double gapPart = maps ? MAP_GAP : UNIT_GAP;
    double mapHeight = wanted * shape.rows() / Math.max(shape.rows(), shape.columns());
    int fit =
        Math.max(1, (int) Math.floor((height + gapPart * wanted) / (mapHeight + gapPart * wanted)));
    int count = lead(layer) + shape.channels();
    int rows = Math.min(count, fit);
    int columns = (count + rows - 1) / rows;
    rows = (count + columns - 1) / columns;
    double cell = wanted / Math.max(shape.rows(), shape.columns());
    double gap = gapPart * wanted;
    double used = rows * (shape.rows() * cell + gap) - gap;
    double grown = Math.min(height / used, summary == null ? MOST_GROWTH : 1);
    return new LayerGrid(layer, summary, columns, cell * grown, gap * grown);
  }

  /**
   * The grid of a layer: no wider than {@code width}, its maps of the wanted size where they fit.
   *
   * @param scale side of a map with a single cell
   * @param answer true for the layer whose units are the classes
   */
  static LayerGrid ofWidth(
      LayerSpec layer, @Nullable LayerSummary summary, double scale, double width, boolean answer) {
    Shape shape = summary == null ? layer.shape() : summary.shape();
    double longer = Math.max(shape.rows(), shape.columns());
    double resolution = shape.spatial() ? longer : UNIT_COLUMNS;
    double side = scale * Math.pow(resolution, LEGIBILITY) * (answer ? CLASS_STRETCH : 1);
    if (layer.inputs().isEmpty()) {
      side *= INPUT_STRETCH;
    }
    if (summary != null) {
      side *= OpenLayers.isPassingOn(layer) ? PASSING_ON_SHRINK : CLOSED_STRETCH;
    }
    side = Math.min(side, width * longer / shape.columns());
    double gap = (shape.spatial() ? MAP_GAP : UNIT_GAP) * side;
    double across = side * shape.columns() / longer;
    int fit = Math.max(1, (int) Math.floor((width + gap) / (across + gap) + 1e-9));
    int count = lead(layer) + shape.channels();
    int rows = (count + fit - 1) / fit;
    int columns = (count + rows - 1) / rows;
    return new LayerGrid(layer, summary, columns, side / longer, gap);
  }

  /** Places before the first map: one for the picture whose channels the maps are. */
  private static int lead(LayerSpec layer) {
    return layer.isColourPicture() ? 1 : 0;
  }

  /** The shape of what is shown. */
  Shape shape() {
    return summary == null ? layer.shape() : summary.shape();
  }

  /** Width of the grid. */
  double width() {
    return columns * (shape().columns() * cell + gap) - gap;
  }

  /** The place of the layer on a board. */
  LayerPlace at(Plane plane, double margin) {
    return new LayerPlace(
        layer, summary, new MapGrid.Even(shape(), columns, lead(layer), cell, gap), margin, plane);
  }

  /** Height of the grid. */
  double height() {
    int rows = (lead(layer) + shape().channels() + columns - 1) / columns;
    return rows * (shape().rows() * cell + gap) - gap;
  }

  /** Longer side of a map. */
  double side() {
    return cell * Math.max(shape().rows(), shape().columns());
  }

  /**
   * Width that it takes in its line.
   *
   * @param depths number of depths in the line
   */
  double slot(int depths) {
    double part = summary != null && OpenLayers.isPassingOn(layer) ? 0.5 : 1;
    return Math.max(width(), part * NARROWEST_SLOT * NetworkLayout.WIDTH / depths);
  }
}
