package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Projection;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Draws the layers and the lines over them, in 3D or on a canvas. */
interface LayersView {
  /** The colours of what a layer shows: its neurons, or the cells of its summary. */
  static int[] colours(FrameColours frame, LayerPlace place) {
    int layer = place.layer().index();
    return place.closed() ? frame.summary(layer) : frame.of(layer);
  }

  /** The node to add to the scene. */
  Node node();

  /** Sets the size of the node, pixels. */
  void resize(double width, double height);

  /** Shows a finished frame; copies its colours. */
  void show(FrameColours frame);

  /** Shows pictures in place of a layer's maps; null shows the maps again. */
  void showPictures(int layer, @Nullable UnitPictures pictures);

  /** Shows or hides a layer. */
  void setLayerVisible(int layer, boolean shown);

  /** Changes the decoration to light or dark colours. */
  void setLight(boolean light);

  /** Moves the camera. */
  void setCamera(CameraPose pose, Projection projection);

  /** Draws these lines and no others; the projection is that of the camera. */
  void draw(Map<MarkKind, List<LineSegment>> lines, Projection projection);

  /** Number of triangles that show data; 0 where there are none. */
  int triangles();
}
