package io.github.convoscope.scene;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Reveal;
import io.github.convoscope.network.Activations;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the scene shows beside the activations: edges, outlines, what is dimmed, and layers that
 * show other numbers. Immutable.
 *
 * <pre>{@code
 * Edge edge = new Edge(new Neuron(4, 1, 3, 3), Neuron.unit(5, 2), 1);
 * Outline chosen = Outline.of(edge.to(), MarkKind.CHOSEN);
 * scene.setMarks(SceneMarks.lines(List.of(edge), List.of(chosen)));
 * }</pre>
 *
 * <p>Edges and outlines may change with every frame. Only a change of emphasis or values ({@link
 * #coloursLike}) makes the frame be coloured again, by {@link #paint}.
 *
 * @param edges connections, the strongest last so that it is drawn on top
 * @param outlines rectangles on feature maps
 * @param emphasis the neurons that are not dimmed, or null for all
 * @param values layers that show other numbers than their activations
 * @param closed layers that show their summary only; must not change
 * @param labels short texts on edges, the most important first
 * @param reveal how much of the forward pass is shown, or null for all of it
 */
public record SceneMarks(
    List<Edge> edges,
    List<Outline> outlines,
    @Nullable Emphasis emphasis,
    List<LayerValues> values,
    BitSet closed,
    List<EdgeLabel> labels,
    @Nullable Reveal reveal) {
  /** Nothing but the activations. */
  public static final SceneMarks NONE = lines(List.of(), List.of());

  /** Marks on layers that are all open. */
  public SceneMarks(
      List<Edge> edges,
      List<Outline> outlines,
      @Nullable Emphasis emphasis,
      List<LayerValues> values) {
    this(edges, outlines, emphasis, values, new BitSet(), List.of(), null);
  }

  /** Closed layers alone. */
  public static SceneMarks closed(BitSet layers) {
    return new SceneMarks(List.of(), List.of(), null, List.of(), layers, List.of(), null);
  }

  /** Edges and outlines alone. */
  public static SceneMarks lines(List<Edge> edges, List<Outline> outlines) {
    return new SceneMarks(edges, outlines, null, List.of());
  }

  /** A short text on an edge, near the neuron that is read, such as its share of a sum. */
  public record EdgeLabel(Edge edge, String text) {}

  /** These marks with labels on edges in place of its own. */
  public SceneMarks labelled(List<EdgeLabel> texts) {
    return new SceneMarks(edges, outlines, emphasis, values, closed, texts, reveal);
  }

  /** These marks with a part of the forward pass shown. */
  public SceneMarks revealing(Reveal part) {
    return new SceneMarks(edges, outlines, emphasis, values, closed, labels, part);
  }

  /**
   * Numbers that a layer shows in place of its activations. They are computed from each frame, so
   * that they always belong to the same drawing as the other layers.
   *
   * @param layer index of the layer
   * @param values computes them
   * @param scale what their colours mean
   * @param name what the numbers are, such as "B − A"; written before them on screen
   * @param picture for the input of a network that takes colours: what is shown in place of the
   *     picture in colours, 0xAARRGGBB, [rows × columns], opaque, not to be changed; null for that
   *     picture
   */
  public record LayerValues(
      int layer, Values values, ColourScale scale, String name, int @Nullable [] picture) {
    /** Numbers without a picture of their own. */
    public LayerValues(int layer, Values values, ColourScale scale, String name) {
      this(layer, values, scale, name, null);
    }
  }

  /** Computes the numbers that a layer shows. */
  @FunctionalInterface
  public interface Values {
    /**
     * Returns one number for each neuron, in the layer's flat order. Runs on the live worker; the
     * next call may use the same array again.
     *
     * @param activations of the frame, one example
     */
    float[] of(Activations activations);
  }

  /** Copies the lists. */
  public SceneMarks {
    edges = List.copyOf(edges);
    outlines = List.copyOf(outlines);
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  /** True when a frame painted with these marks has the same colours as with the others. */
  public boolean coloursLike(SceneMarks other) {
    return emphasis == other.emphasis
        && Objects.equals(reveal, other.reveal)
        && values.equals(other.values)
        && closed.equals(other.closed);
  }

  /**
   * These marks with others above them. The emphasis of the others replaces this one, and so does
   * what they reveal; of several values for a layer the last ones are seen.
   */
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
        joined(values, above.values),
        union(closed, above.closed),
        joined(labels, above.labels),
        above.reveal == null ? reveal : above.reveal);
  }

  private static <T> List<T> joined(List<T> below, List<T> above) {
    List<T> all = new ArrayList<>(below);
    all.addAll(above);
    return all;
  }

  private static BitSet union(BitSet below, BitSet above) {
    BitSet both = (BitSet) below.clone();
    both.or(above);
    return both;
  }

  /**
   * Colours a frame: activations and values, with emphasis and what is revealed. Runs on the live
   * worker.
   */
  public void paint(FramePainter painter, Activations activations, FrameColours into) {
    painter.paint(activations, 0, emphasis, closed, into);
    for (LayerValues other : values) {
      float[] numbers = other.values().of(activations);
      int[] picture = other.picture();
      if (picture != null) {
        System.arraycopy(picture, 0, into.picture(), 0, picture.length);
      }
      if (closed.get(other.layer())) {
        painter.paintSummary(other.layer(), numbers, other.scale(), emphasis, into);
      } else {
        painter.paint(other.layer(), numbers, other.scale(), emphasis, into);
      }
    }
    if (reveal != null) {
      reveal.apply(painter, activations, closed, into);
    }
  }
}
