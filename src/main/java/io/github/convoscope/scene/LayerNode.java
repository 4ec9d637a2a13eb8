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
import javafx.scene.paint.PhongMaterial;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/**
 * One layer in the scene: its feature maps on their board, and single cells of maps that are close
 * to the camera. JavaFX thread only.
 */
final class LayerNode extends Group {
  /**
   * A layer with more texels than that gets smaller blocks: all of them may change with every
   * frame, and writing them and handing them over costs more than painting the scene.
   */
  private static final int MOST_LIVE_TEXELS = 120_000;

  /** The same for pictures of units, which stay as they are. */
  private static final int MOST_STILL_TEXELS = 500_000;

  /** From that many pixels for each texel on, the softened edge of a cell would be visible. */
  private static final double CLOSE = 2.5;

  private static final double SMALLEST_CLOSE_CELL = 6;

  /** The same where a cell is a single texel, which is soft all over. */
  private static final double SMALLEST_SOFT_CELL = 4;

  private static final int MOST_CLOSE_CELLS = 40_000;

  private LayerPlace place;
  private final int block;
  private final int channelsPerTexture;

  /** Number of textures before those of the channels: one where a picture stands before them. */
  private final int leading;

  private final List<LayerTexture> textures;
  private final Board board;
  private final Group live = new Group();
  private final Group pictures = new Group();
  private final Map<Integer, MapsMesh> closeUps = new HashMap<>();
  private final Translate position = new Translate();
  private final Rotate turn = new Rotate(0, Rotate.Y_AXIS);
  private final Rotate tilt = new Rotate(0, Rotate.X_AXIS);
  private final List<MapsMesh> whole = new ArrayList<>();
  private List<LayerTexture> painted = List.of();
  private boolean showsPictures;

  /**
   * A layer with its textures.
   *
   * @param textures from {@link #textures(LayerPlace, double)}, already on their sheet
   */
  LayerNode(LayerPlace place, List<LayerTexture> textures) {
    this.place = place;
    this.textures = List.copyOf(textures);
    setMouseTransparent(true);
    getTransforms().addAll(position, turn, tilt);
    Shape shape = place.shape();
    block = textures.get(0).block();
    channelsPerTexture = LayerTexture.mostChannels(shape, block);
    leading = place.hasPicture() ? 1 : 0;
    textures.forEach(texture -> whole.add(MapsMesh.whole(place, texture)));
    live.getChildren().addAll(whole);
    board = new Board(place);
    getChildren().addAll(live, board);
    takePlane();
  }

  /**
   * The textures that a layer needs; they are on no sheet yet.
   *
   * @param perCell texels of a cell, at most; all of them change with every frame
   */
  static List<LayerTexture> textures(LayerPlace place, double perCell) {
    int texels = block(place.shape(), perCell, MOST_LIVE_TEXELS);
    List<LayerTexture> textures = new ArrayList<>();
    if (place.hasPicture()) {
      Shape shape = Shape.maps(1, place.shape().rows(), place.shape().columns());
      textures.add(new LayerTexture(LayerTexture.PICTURE, shape, LayerPlace.PICTURE, 1, texels));
    }
    textures.addAll(textures(place, place.shape(), texels));
    return textures;
  }

  private static List<LayerTexture> textures(LayerPlace place, Shape shape, int texels) {
    List<LayerTexture> textures = new ArrayList<>();
    int channels = LayerTexture.mostChannels(shape, texels);
    for (int from = 0; from < shape.channels(); from += channels) {
      int count = Math.min(shape.channels() - from, channels);
      textures.add(new LayerTexture(place.layer().index(), shape, from, count, texels));
    }
    return textures;
  }

  /**
   * Shows pictures in place of the maps; null shows the maps again. A closed layer goes on showing
   * its summary.
   */
  void showPictures(@Nullable UnitPictures shown) {
    pictures.getChildren().clear();
    painted = List.of();
    getChildren().remove(pictures);
    boolean shows = shown != null && !place.closed();
    showsPictures = shows;
    live.setVisible(!shows);
    if (shown != null && shows) {
      getChildren().add(pictures);
      Shape shape = Shape.maps(place.shape().channels(), shown.rows(), shown.columns());
      painted = textures(place, shape, block(shape, MOST_STILL_TEXELS, MOST_STILL_TEXELS));
      TextureSheet.of(painted).forEach(sheet -> sheet.show(layer -> shown.colours()));
      painted.forEach(texture -> pictures.getChildren().add(MapsMesh.whole(place, texture)));
    }
  }

  private static int block(Shape shape, double perCell, int most) {
    if (shape.mapSize() == 1) {
      return 1;
    }
    int largest = LayerTexture.LARGEST_BLOCK;
    while (largest > 1
        && (largest * largest > perCell || shape.size() * largest * largest > most)) {
      largest /= 2;
    }
    return largest;
  }

  /** Its place in the layout. */
  LayerPlace place() {
    return place;
  }

  /** True while it shows its activations or other values, and no pictures. */
  boolean showsValues() {
    return isVisible() && !showsPictures;
  }

  /** What the relief needs to know of it. */
  ReliefView.Raised raised() {
    return new ReliefView.Raised(place, textures.get(leading));
  }

  /** True where the relief can show its cells: all their colours are in one texture. */
  boolean canBeRaised() {
    return textures.size() == leading + 1 && ReliefShape.isFor(place);
  }

  /** The material with the colours of its cells, darker by a factor from 0 to 1. */
  PhongMaterial material(double shade) {
    return textures.get(leading).material(shade);
  }

  private LayerTexture texture(int channel) {
    return textures.get(channel < 0 ? 0 : leading + channel / channelsPerTexture);
  }

  /** Moves the layer to another place, where it shows the same cells. */
  void move(LayerPlace next) {
    boolean regrouped = !next.grid().equals(place.grid());
    place = next;
    if (regrouped) {
      removeCloseUps();
      for (int i = 0; i < textures.size(); i++) {
        whole.get(i).move(place, textures.get(i));
      }
      for (int i = 0; i < painted.size(); i++) {
        ((MapsMesh) pictures.getChildren().get(i)).move(place, painted.get(i));
      }
      board.move(place);
    }
    takePlane();
  }

  private void removeCloseUps() {
    live.getChildren().removeAll(closeUps.values());
    closeUps.clear();
  }

  private void takePlane() {
    Plane plane = place.plane();
    position.setX(plane.centre().x());
    position.setY(plane.centre().y());
    position.setZ(plane.centre().z());
    turn.setAngle(-plane.turn());
    tilt.setAngle(-plane.tilt());
  }

  /** Changes to light or dark colours. */
  void setLight(boolean light) {
    board.setLight(light);
  }

  /**
   * Draws the cells of a map one by one while it is so close that its texture would look soft.
   *
   * @param width of the view, pixels
   * @param height of the view, pixels
   */
  void updateCloseUps(Projection projection, double width, double height) {
    Shape shape = place.shape();
    Plane plane = place.plane();
    if (shape.mapSize() == 1 || cellPixels(projection, plane) < closeCell()) {
      removeCloseUps();
      return;
    }
    int cells = closeUps.size() * shape.mapSize();
    for (int channel = -leading; channel < shape.channels(); channel++) {
      boolean seen = sees(projection, plane, channel, width, height);
      MapsMesh mesh = closeUps.get(channel);
      if (!seen && mesh != null) {
        closeUps.remove(channel);
        live.getChildren().remove(mesh);
      } else if (seen && mesh == null && cells + shape.mapSize() <= MOST_CLOSE_CELLS) {
        MapsMesh added = MapsMesh.cells(place, texture(channel), channel);
        closeUps.put(channel, added);
        live.getChildren().add(added);
        cells += shape.mapSize();
      }
    }
  }

  private double closeCell() {
    return Math.max(block == 1 ? SMALLEST_SOFT_CELL : SMALLEST_CLOSE_CELL, CLOSE * block);
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

  /** Number of triangles that show data. */
  int triangles() {
    return live.getChildren().stream().mapToInt(mesh -> ((MapsMesh) mesh).triangles()).sum();
  }
}
