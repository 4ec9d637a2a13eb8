package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.SubScene;
import org.jspecify.annotations.Nullable;

/** Draws the layers and the lines over them, in 3D or on a canvas. */
interface LayersView {
  /** The colours of what a layer shows: its neurons, or the cells of its summary. */
  static int[] colours(FrameColours frame, LayerPlace place) {
    int layer = place.layer().index();
    return place.closed() ? frame.summary(layer) : frame.of(layer);
  }

  /** How far the cells of what a layer shows stand out. */
  static float[] heights(FrameColours frame, LayerPlace place) {
    int layer = place.layer().index();
    return place.closed() ? frame.summaryHeights(layer) : frame.heights(layer);
  }

  /** The node to add to the scene. */
  Node node();

  /** Sets the size of the node, pixels. */
  void resize(double width, double height);

  /**
   * Computes what takes long from a painted frame, and keeps it in the frame. For any thread; it
   * may be left out.
   */
  void prepare(FrameColours frame);

  /** Shows a finished frame; copies its colours. */
  void show(FrameColours frame);

  /** Shows pictures in place of a layer's maps; null shows the maps again. */
  void showPictures(int layer, @Nullable UnitPictures pictures);

  /** Takes a layout of the same network with the same open layers, also one that moves. */
  void move(NetworkLayout layout);

  /** Lets cells stand out of their boards: 0 not at all, 1 as usual, 2 twice as far. */
  void setRelief(double strength);

  /** How far a cell stands out now; world units. */
  double height(Neuron cell);

  /** Shows or hides a layer. */
  void setLayerVisible(int layer, boolean shown);

  /** Changes the decoration to light or dark colours. */
  void setLight(boolean light);

  /** The 3D content that is painted now; none where it is flat. */
  default List<SubScene> pictures() {
    return List.of();
  }

  /** Moves the camera. */
  void setCamera(CameraPose pose, Projection projection);

  /** Draws these lines and no others; the projection is that of the camera. */
  void draw(Map<MarkKind, List<LineSegment>> lines, Projection projection);

  /** Number of triangles that show data; 0 where there are none. */
  int triangles();
}
