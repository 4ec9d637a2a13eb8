package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.StrokeLineCap;
import org.jspecify.annotations.Nullable;

/** Draws layers and lines on a canvas, for machines without 3D. */
final class LayersIn2D implements LayersView {
  private final List<FlatLayer> layers = new ArrayList<>();
  private final Canvas canvas = new Canvas();
  private boolean light;
  private Map<MarkKind, List<LineSegment>> lines = Map.of();
  private Projection projection =
      new Projection(new CameraPose(new Point(0, 0, 0), 0, 0, 1, 3), 1, 1);

  LayersIn2D(NetworkLayout layout) {
    layout.places().forEach(place -> layers.add(new FlatLayer(place)));
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
  }

  @Override
  public Node node() {
    return canvas;
  }

  @Override
  public void resize(double width, double height) {
    canvas.setWidth(width);
    canvas.setHeight(height);
  }

  @Override
  public void prepare(FrameColours frame) {}

  @Override
  public void show(FrameColours frame) {
    for (int i = 0; i < layers.size(); i++) {
      FlatLayer layer = layers.get(i);
      layer.show(LayersView.colours(frame, layer.place));
      if (layer.place.hasPicture()) {
        FlatLayer.write(layer.picture, frame.picture());
      }
    }
    paint();
  }

  @Override
  public void showPictures(int layer, @Nullable UnitPictures pictures) {
    layers.get(layer).showPictures(pictures);
    paint();
  }

  /** Does nothing: without 3D there is one arrangement. */
  @Override
  public void move(NetworkLayout layout) {}

  @Override
  public void setRelief(double strength) {}

  @Override
  public double height(Neuron cell) {
    return 0;
  }

  @Override
  public void setLayerVisible(int layer, boolean shown) {
    layers.get(layer).visible = shown;
    paint();
  }

  @Override
  public void setLight(boolean on) {
    light = on;
    paint();
  }

  @Override
  public void setCamera(CameraPose pose, Projection from) {
    projection = from;
    paint();
  }

  @Override
  public void draw(Map<MarkKind, List<LineSegment>> shown, Projection from) {
    lines = shown;
    projection = from;
    paint();
  }

  @Override
  public int triangles() {
    return 0;
  }

  private void paint() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setImageSmoothing(false);
    for (FlatLayer layer : layers) {
      layer.paint(pen, projection);
    }
    pen.setLineCap(StrokeLineCap.SQUARE);
    lines.forEach(
        (kind, segments) -> {
          pen.setStroke(kind.colour(light));
          pen.setFill(kind.colour(light));
          segments.forEach(segment -> paint(segment, pen));
        });
  }

  private void paint(LineSegment segment, GraphicsContext pen) {
    double x = projection.x(segment.from());
    double y = projection.y(segment.from());
    double endX = projection.x(segment.to());
    double endY = projection.y(segment.to());
    double length = Math.hypot(endX - x, endY - y);
    if (segment.width() == segment.endWidth()) {
      pen.setLineWidth(segment.width());
      pen.strokeLine(x, y, endX, endY);
    } else if (length > 0) {
      double sideX = (endY - y) / length / 2;
      double sideY = (x - endX) / length / 2;
      double wide = segment.width();
      double end = segment.endWidth();
      pen.fillPolygon(
          new double[] {x - sideX * wide, x + sideX * wide, endX + sideX * end, endX - sideX * end},
          new double[] {y - sideY * wide, y + sideY * wide, endY + sideY * end, endY - sideY * end},
          4);
    }
  }

  /** One layer: a picture with a pixel for each neuron, its maps one below the other. */
  private static final class FlatLayer {
    /** Part of a pixel that is cut off: rounding would show the neighbouring map. */
    private static final double SEAM = 0.02;

    private final LayerPlace place;
    private final WritableImage live;
    private WritableImage shown;

    /** What the maps of an input in colours are the channels of. */
    private final WritableImage picture;

    private boolean visible = true;

    FlatLayer(LayerPlace place) {
      this.place = place;
      live = strip(place.shape());
      picture = strip(Shape.maps(1, place.shape().rows(), place.shape().columns()));
      shown = live;
    }

    private static WritableImage strip(Shape shape) {
      return new WritableImage(shape.columns(), shape.channels() * shape.rows());
    }

    void show(int[] colours) {
      write(live, colours);
    }

    void showPictures(@Nullable UnitPictures pictures) {
      shown = live;
      if (pictures != null && !place.closed()) {
        int units = place.shape().channels();
        shown = strip(Shape.maps(units, pictures.rows(), pictures.columns()));
        write(shown, pictures.colours());
      }
    }

    private static void write(WritableImage image, int[] colours) {
      int width = (int) image.getWidth();
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              width,
              (int) image.getHeight(),
              PixelFormat.getIntArgbPreInstance(),
              colours,
              0,
              width);
    }

    void paint(GraphicsContext pen, Projection projection) {
      if (!visible) {
        return;
      }
      Plane plane = place.plane();
      int channels = place.shape().channels();
      double rows = shown.getHeight() / channels;
      for (int channel = place.hasPicture() ? LayerPlace.PICTURE : 0;
          channel < channels;
          channel++) {
        Point from = plane.point(place.left(channel), place.top(channel));
        double scale = projection.scale(from);
        boolean map = channel >= 0;
        pen.drawImage(
            map ? shown : picture,
            0,
            Math.max(0, channel) * rows + SEAM,
            map ? shown.getWidth() : picture.getWidth(),
            (map ? rows : picture.getHeight()) - 2 * SEAM,
            projection.x(from),
            projection.y(from),
            place.mapWidth() * scale,
            place.mapHeight() * scale);
      }
    }
  }
}
