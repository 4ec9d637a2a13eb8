package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/**
 * One layer in the scene: its maps on their plane, and single cells of those maps that are seen
 * close up. JavaFX thread only.
 */
final class LayerNode extends Group {
  /** A layer of more texels gets smaller blocks. */
  private static final int MOST_TEXELS = 500_000;

  /** From this many pixels a texel on, a cell's softened rim would show. */
  private static final double CLOSE = 2.5;

  private static final double SMALLEST_CLOSE_CELL = 6;
  private static final int MOST_CLOSE_CELLS = 40_000;

  private final LayerPlace place;
  private final int block;
  private final int most;
  private final List<LayerTexture> textures;
  private final Board board;
  private final Group live = new Group();
  private final Group pictures = new Group();
  private final Map<Integer, MapsMesh> close = new HashMap<>();
  private final Translate position = new Translate();
  private final Rotate turn = new Rotate(0, Rotate.Y_AXIS);

  /**
   * A layer with its textures.
   *
   * @param textures of {@link #textures(LayerPlace)}, lying on their sheet
   */
  LayerNode(LayerPlace place, List<LayerTexture> textures) {
    this.place = place;
    this.textures = textures;
    setMouseTransparent(true);
    getTransforms().addAll(position, turn);
    Shape shape = place.layer().shape();
    block = block(shape);
    most = LayerTexture.mostChannels(shape, block);
    textures.forEach(texture -> live.getChildren().add(MapsMesh.whole(place, texture)));
    board = new Board(place);
    getChildren().addAll(live, board);
    stand(0);
  }

  /** The textures that a layer needs, which lie nowhere yet. */
  static List<LayerTexture> textures(LayerPlace place) {
    return textures(place, place.layer().shape());
  }

  private static List<LayerTexture> textures(LayerPlace place, Shape shape) {
    List<LayerTexture> textures = new ArrayList<>();
    int texels = block(shape);
    int channels = LayerTexture.mostChannels(shape, texels);
    for (int from = 0; from < shape.channels(); from += channels) {
      int count = Math.min(shape.channels() - from, channels);
      textures.add(new LayerTexture(place.layer().index(), shape, from, count, texels));
    }
    return textures;
  }

  /** Puts pictures in the place of the maps, or the live maps back. */
  void showPictures(@Nullable UnitPictures shown) {
    pictures.getChildren().clear();
    getChildren().remove(pictures);
    live.setVisible(shown == null);
    if (shown != null) {
      getChildren().add(pictures);
      Shape shape = Shape.maps(place.layer().shape().channels(), shown.rows(), shown.columns());
      List<LayerTexture> painted = textures(place, shape);
      TextureSheet.of(painted).forEach(sheet -> sheet.show(layer -> shown.colours()));
      painted.forEach(texture -> pictures.getChildren().add(MapsMesh.whole(place, texture)));
    }
  }

  private static int block(Shape shape) {
    if (shape.mapSize() == 1) {
      return 1;
    }
    int largest = LayerTexture.LARGEST_BLOCK;
    while (largest > 1 && shape.size() * largest * largest > MOST_TEXELS) {
      largest /= 2;
    }
    return largest;
  }

  LayerPlace place() {
    return place;
  }

  /** Stands the layer between its deep (0) and its flat (1) plane. */
  void stand(double flatness) {
    Plane plane = place.plane(flatness);
    position.setX(plane.centre().x());
    position.setY(plane.centre().y());
    position.setZ(plane.centre().z());
    turn.setAngle(-plane.turn());
  }

  void setLight(boolean light) {
    board.setLight(light);
  }

  /** Adds single cells where a map is seen so close that its texture would look soft. */
  void refine(Projection projection, double flatness, double width, double height) {
    Shape shape = place.layer().shape();
    Plane plane = place.plane(flatness);
    if (shape.mapSize() == 1 || cellPixels(projection, plane) < closeCell()) {
      live.getChildren().removeAll(close.values());
      close.clear();
      return;
    }
    int cells = close.size() * shape.mapSize();
    for (int channel = 0; channel < shape.channels(); channel++) {
      boolean seen = sees(projection, plane, channel, width, height);
      MapsMesh mesh = close.get(channel);
      if (!seen && mesh != null) {
        close.remove(channel);
        live.getChildren().remove(mesh);
      } else if (seen && mesh == null && cells + shape.mapSize() <= MOST_CLOSE_CELLS) {
        MapsMesh added = MapsMesh.cells(place, textures.get(channel / most), channel);
        close.put(channel, added);
        live.getChildren().add(added);
        cells += shape.mapSize();
      }
    }
  }

  private double closeCell() {
    return Math.max(SMALLEST_CLOSE_CELL, CLOSE * block);
  }

  /** Pixels of a cell where the layer is nearest to the camera. */
  private double cellPixels(Projection projection, Plane plane) {
    double nearest = projection.depth(plane.centre());
    for (Point corner :
        List.of(plane.point(-place.width() / 2, 0), plane.point(place.width() / 2, 0))) {
      nearest = Math.min(nearest, projection.depth(corner));
    }
    double least = projection.depth(plane.centre()) / 10;
    return place.cell()
        * projection.scale(
            projection.eye().plus(projection.forward().times(Math.max(nearest, least))));
  }

  private boolean sees(
      Projection projection, Plane plane, int channel, double width, double height) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      Point at =
          plane.point(
              place.left(channel) + corner % 2 * place.mapWidth(),
              place.top(channel) + corner / 2 * place.mapHeight());
      if (projection.depth(at) <= 0) {
        return true;
      }
      left = Math.min(left, projection.x(at));
      right = Math.max(right, projection.x(at));
      top = Math.min(top, projection.y(at));
      bottom = Math.max(bottom, projection.y(at));
    }
    return right > 0 && bottom > 0 && left < width && top < height;
  }

  int triangles() {
    return live.getChildren().stream().mapToInt(mesh -> ((MapsMesh) mesh).triangles()).sum();
  }
}
