package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/** Turns edges and outlines into the lines to draw, grouped by what they stand for. */
final class MarkLines {
  private static final double THINNEST_EDGE = 1;
  private static final double WIDEST_EDGE = 6.5;
  private static final double PROJECTOR_THICKNESS = 1.6;

  /** Pixels by which an arrowhead is wider than its line. */
  private static final double ARROW_SIDE = 5;

  /** Length of an arrowhead as a multiple of its width. */
  private static final double ARROW_LENGTH = 1.1;

  /** The part of an edge that may be left out before the cell that reads. */
  private static final double MOST_RIM = 0.2;

  /** Pixels beside a knot of a pathway at which a click still hits it. */
  private static final double KNOT_REACH = 7;

  /** Pixels beside an edge at which a click still hits it. */
  private static final double EDGE_REACH = 3;

  private final boolean[] visible;
  private final Function<Neuron, Point> tips;
  private final Function<Neuron, Point> cellTips;
  private NetworkLayout layout;
  private List<Edge> edges = List.of();
  private List<Outline> outlines = List.of();
  private @Nullable Outline hovered;
  private double projectorThickness = 1;
  private boolean light;

  /** The multiple of the usual width that lines have in the view that was drawn last. */
  private double thickness = 1;

  /**
   * The lines in a layout.
   *
   * @param visible for each layer, whether it is shown; read at every call
   * @param tips where edges meet the cell of a neuron
   * @param cellTips the same for a cell of what is shown: of a closed layer's summary
   */
  MarkLines(
      NetworkLayout layout,
      boolean[] visible,
      Function<Neuron, Point> tips,
      Function<Neuron, Point> cellTips) {
    this.cellTips = cellTips;
    this.layout = layout;
    this.visible = visible;
    this.tips = tips;
  }

  void setLayout(NetworkLayout next) {
    layout = next;
  }

  void setMarks(SceneMarks marks) {
    edges = marks.edges();
    outlines = marks.outlines();
  }

  void setHovered(@Nullable Outline outline) {
    hovered = outline;
  }

  /**
   * Draws for a light surface or the dark one, and thicker lines for the last row of a classroom.
   */
  void setLook(boolean onLight, boolean thickLines) {
    light = onLight;
    projectorThickness = thickLines ? PROJECTOR_THICKNESS : 1;
  }

  /** True where lines lie on a light surface. */
  boolean isLight() {
    return light;
  }

  /** Width of an edge in pixels; grows with the size of its strength. */
  static double width(float strength) {
    return THINNEST_EDGE + (WIDEST_EDGE - THINNEST_EDGE) * Math.min(1, Math.abs(strength));
  }

  /** All lines for a view, by what they stand for. */
  Map<MarkKind, List<LineSegment>> lines(Projection projection) {
    thickness = projectorThickness * projection.magnification();
    Map<MarkKind, List<LineSegment>> segments = new EnumMap<>(MarkKind.class);
    for (MarkKind kind : MarkKind.values()) {
      segments.put(kind, new ArrayList<>());
    }
    for (Edge edge : edges) {
      if (visible[edge.from().layer()] && visible[edge.to().layer()]) {
        add(edge, projection, of(segments, edge.strength() < 0 ? MarkKind.AGAINST : MarkKind.FOR));
      }
    }
    for (Outline outline : outlines) {
      add(outline, projection, of(segments, outline.kind()));
    }
    if (hovered != null) {
      add(hovered, projection, of(segments, hovered.kind()));
    }
    return segments;
  }

  /** Draws an edge as far as it has come; where it arrives, with an arrowhead. */
  private void add(Edge edge, Projection projection, List<LineSegment> into) {
    Point from = tips.apply(edge.from());
    Point along = tips.apply(edge.to()).minus(from);
    double width = width(edge.strength()) * thickness;
    Point last = from.plus(along.times(edge.end() * rim(edge, along.length())));
    double length = last.minus(from).length();
    if (!edge.arrives() || length == 0) {
      into.add(new LineSegment(from, last, width));
      return;
    }
    double wide = ARROW_SIDE * thickness + width;
    double pixel = 1 / Math.max(1e-6, projection.scale(last));
    double head = Math.min(length, ARROW_LENGTH * wide * pixel);
    Point neck = last.minus(along.times(head / along.length()));
    into.add(new LineSegment(from, neck, width));
    into.add(new LineSegment(neck, last, wide, 0));
  }

  /** Where an arrow ends, as a part of its way: at the rim of the cell, so that this stays seen. */
  private double rim(Edge edge, double length) {
    double half = layout.place(edge.to().layer()).cell() / 2;
    return 1 - Math.min(MOST_RIM, half / Math.max(1e-9, length));
  }

  private static <V> V of(Map<MarkKind, V> everyKind, MarkKind kind) {
    return Objects.requireNonNull(everyKind.get(kind));
  }

  /** The nearest knot of a pathway at a pixel of the view, or null. */
  @Nullable Neuron pickKnot(Projection projection, double x, double y) {
    Neuron nearest = null;
    double reach = KNOT_REACH * thickness;
    for (Outline outline : outlines) {
      if (outline.kind() == MarkKind.KNOT && visible[outline.layer()]) {
        Neuron knot = new Neuron(outline.layer(), outline.channel(), outline.top(), outline.left());
        Point centre = tips.apply(knot);
        double away = Math.hypot(x - projection.x(centre), y - projection.y(centre));
        if (projection.depth(centre) > 0 && away <= reach) {
          reach = away;
          nearest = knot;
        }
      }
    }
    return nearest;
  }

  /** The two ends of an edge in the pixels of a view; empty where it is not seen. */
  List<Point2D> ends(Edge edge, Projection projection) {
    Point from = tips.apply(edge.from());
    Point to = tips.apply(edge.to());
    boolean seen = visible[edge.from().layer()] && visible[edge.to().layer()];
    return seen && projection.depth(from) > 0 && projection.depth(to) > 0
        ? List.of(
            new Point2D(projection.x(from), projection.y(from)),
            new Point2D(projection.x(to), projection.y(to)))
        : List.of();
  }

  /** The ends of all edges that are seen, two by two, in the pixels of a view. */
  List<Point2D> ends(Projection projection) {
    List<Point2D> ends = new ArrayList<>();
    for (Edge edge : edges) {
      ends.addAll(ends(edge, projection));
    }
    return ends;
  }

  /** The strongest edge under a pixel of the view, or null. */
  @Nullable Edge pick(Projection projection, double x, double y) {
    Edge strongest = null;
    for (Edge edge : edges) {
      boolean stronger =
          strongest == null || Math.abs(edge.strength()) >= Math.abs(strongest.strength());
      if (stronger && distance(edge, projection, x, y) <= reach(edge)) {
        strongest = edge;
      }
    }
    return strongest;
  }

  private double reach(Edge edge) {
    return EDGE_REACH + width(edge.strength()) * thickness / 2;
  }

  private double distance(Edge edge, Projection projection, double x, double y) {
    Point from = tips.apply(edge.from());
    Point to = tips.apply(edge.to());
    if (projection.depth(from) <= 0 || projection.depth(to) <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double fromX = projection.x(from);
    double fromY = projection.y(from);
    double alongX = projection.x(to) - fromX;
    double alongY = projection.y(to) - fromY;
    double part =
        ((x - fromX) * alongX + (y - fromY) * alongY)
            / Math.max(1e-9, alongX * alongX + alongY * alongY);
    double near = Math.max(0, Math.min(1, part));
    return Math.hypot(x - fromX - near * alongX, y - fromY - near * alongY);
  }

  private void add(Outline outline, Projection projection, List<LineSegment> into) {
    LayerPlace place = layout.place(outline.layer());
    if (place.closed()) {
      addClosed(outline, place, projection, into);
      return;
    }
    Shape shape = place.shape();
    boolean wholeMap = outline.rows() == shape.rows() && outline.columns() == shape.columns();
    boolean obvious = outline.kind() == MarkKind.FIELD && wholeMap && outline.layer() > 0;
    if (!visible[outline.layer()] || obvious) {
      return;
    }
    int channels = shape.channels();
    int first = Math.max(0, outline.channel());
    int last = outline.channel() < 0 ? channels - 1 : outline.channel();
    if (outline.kind() == MarkKind.CHOSEN && !wholeMap && outline.channel() >= 0) {
      Outline map =
          new Outline(
              outline.layer(),
              outline.channel(),
              0,
              0,
              shape.rows(),
              shape.columns(),
              MarkKind.PINNED);
      add(map, projection, into);
    }
    Plane plane = place.plane();
    for (int channel = first; channel <= last; channel++) {
      frame(outline, channel, place, plane, projection, into);
    }
  }

  /** Frames the cells of a closed layer's summary that stand for what is outlined. */
  private void addClosed(
      Outline outline, LayerPlace place, Projection projection, List<LineSegment> into) {
    if (!visible[outline.layer()] || outline.kind() == MarkKind.FIELD && outline.channel() > 0) {
      return;
    }
    int channel = Math.max(0, outline.channel());
    Neuron first = place.cell(new Neuron(outline.layer(), channel, outline.top(), outline.left()));
    Outline cells =
        new Outline(
            outline.layer(),
            0,
            first.row(),
            first.column(),
            Math.min(outline.rows(), place.shape().rows()),
            Math.min(outline.columns(), place.shape().columns()),
            outline.kind());
    frame(cells, 0, place, place.plane(), projection, into);
  }

  private void frame(
      Outline cells,
      int channel,
      LayerPlace place,
      Plane plane,
      Projection projection,
      List<LineSegment> into) {
    double width = cells.kind().width() * thickness;
    double half = width / 2 / Math.max(1e-6, projection.scale(plane.centre()));
    double left = place.left(channel) + cells.left() * place.cell() - half;
    double top = place.top(channel) + cells.top() * place.cell() - half;
    double right = left + cells.columns() * place.cell() + 2 * half;
    double bottom = top + cells.rows() * place.cell() + 2 * half;
    Point lift = lift(cells, channel, place);
    Point[] corners = {
      plane.point(left - half, top).plus(lift), plane.point(right + half, top).plus(lift),
      plane.point(left - half, bottom).plus(lift), plane.point(right + half, bottom).plus(lift),
      plane.point(left, top - half).plus(lift), plane.point(left, bottom + half).plus(lift),
      plane.point(right, top - half).plus(lift), plane.point(right, bottom + half).plus(lift)
    };
    for (int i = 0; i < corners.length; i += 2) {
      into.add(new LineSegment(corners[i], corners[i + 1], width));
    }
  }

  /** How far the frame of a single cell is from the board: it lies on the cell's block. */
  private Point lift(Outline cells, int channel, LayerPlace place) {
    if (cells.rows() > 1 || cells.columns() > 1) {
      return new Point(0, 0, 0);
    }
    Neuron cell = new Neuron(cells.layer(), channel, cells.top(), cells.left());
    Point onBoard =
        place
            .plane()
            .point(
                place.left(channel) + (cells.left() + 0.5) * place.cell(),
                place.top(channel) + (cells.top() + 0.5) * place.cell());
    return cellTips.apply(cell).minus(onBoard);
  }
}
