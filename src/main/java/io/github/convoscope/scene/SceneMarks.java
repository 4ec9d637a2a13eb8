package io.github.convoscope.scene;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scene shows beside the activations of this moment: connections, outlines, what is
 * dimmed, and other numbers in the place of activations. Whoever changes it sets a whole new one;
 * the view of the scene listens. Edges and outlines may change at every frame; only a change of
 * emphasis or values ({@link #coloursLike}) has the frame coloured again. Immutable.
 *
 * @param edges connections, the strongest last so that it is drawn on top
 * @param outlines rectangles on feature maps
 * @param emphasis what keeps its full colours, or null for everything
 * @param values layers that show other numbers than their activations
 */
public record SceneMarks(
    List<Edge> edges,
    List<Outline> outlines,
    @Nullable Emphasis emphasis,
    List<LayerValues> values) {
  /** Nothing but the activations. */
  public static final SceneMarks NONE = new SceneMarks(List.of(), List.of(), null, List.of());

  /**
   * A connection.
   *
   * @param from the neuron below
   * @param to the neuron it feeds
   * @param strength its contribution by the strongest one of those shown, −1 to 1: the sign gives
   *     the colour, the size the width
   */
  public record Edge(Neuron from, Neuron to, float strength) {}

  /** What an outline stands for. */
  public enum Kind {
    /** The pinned neuron that everything is about. */
    CHOSEN,
    /** Another pinned neuron. */
    PINNED,
    /** Where the chosen neuron looks. */
    FIELD,
    /** The neuron that is hovered somewhere. */
    HOVERED
  }

  /**
   * A rectangle of cells.
   *
   * @param layer on which layer
   * @param channel on which feature map; −1 for all of them
   * @param top first row
   * @param left first column
   * @param rows height in cells
   * @param columns width in cells
   * @param kind what it stands for
   */
  public record Outline(
      int layer, int channel, int top, int left, int rows, int columns, Kind kind) {
    /** Around one neuron. */
    public static Outline of(Neuron neuron, Kind kind) {
      return new Outline(
          neuron.layer(), neuron.channel(), neuron.row(), neuron.column(), 1, 1, kind);
    }
  }

  /**
   * Numbers in the place of a layer's activations, made from each frame itself so that they always
   * belong to the same drawing.
   *
   * @param layer which layer
   * @param values makes them
   * @param scale what their colours mean
   * @param name what the numbers are, such as "B − A": stands before them on screen
   */
  public record LayerValues(int layer, Values values, ColourScale scale, String name) {}

  /** Makes the numbers that a layer shows. */
  @FunctionalInterface
  public interface Values {
    /**
     * One number a neuron, in the layer's flat order. Runs on the live worker; the array may be
     * used again at the next call.
     *
     * @param activations the frame's, one example
     */
    float[] of(Activations activations);
  }

  /** Copies the lists. */
  public SceneMarks {
    edges = List.copyOf(edges);
    outlines = List.copyOf(outlines);
    values = List.copyOf(values);
  }

  /** True when it gives every neuron the same colour as another one does. */
  public boolean coloursLike(SceneMarks other) {
    return emphasis == other.emphasis && values.equals(other.values);
  }

  /** These marks with others over them; the other emphasis and the last values of a layer count. */
  public SceneMarks plus(SceneMarks above) {
    if (equals(NONE)) {
      return above;
    }
    if (above.equals(NONE)) {
      return this;
    }
    return new SceneMarks(
        joined(edges, above.edges),
        joined(outlines, above.outlines),
        above.emphasis == null ? emphasis : above.emphasis,
        joined(values, above.values));
  }

  private static <T> List<T> joined(List<T> below, List<T> above) {
    List<T> all = new ArrayList<>(below);
    all.addAll(above);
    return all;
  }

  /** Colours a frame with these marks. Runs on the live worker. */
  public void paint(FramePainter painter, Activations activations, FrameColours into) {
    painter.paint(activations, 0, emphasis, into);
    for (LayerValues other : values) {
      painter.paint(other.layer(), other.values().of(activations), other.scale(), emphasis, into);
    }
  }
}
