package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.Projection;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What draws layers and the lines over them: in 3D, or flat where there is none. */
interface LayersView {
  /** The node that is drawn into. */
  Node node();

  /** Takes the pixels that it may draw on. */
  void resize(double width, double height);

  /** Takes a finished frame over. */
  void show(FrameColours frame);

  /** Puts pictures in the place of a layer's maps, or brings those back. */
  void showPictures(int layer, @Nullable UnitPictures pictures);

  /** Shows or hides a layer. */
  void setLayerVisible(int layer, boolean shown);

  /** Suits the decoration to a light or dark surface. */
  void setLight(boolean light);

  /** Is looked at from another place. */
  void look(CameraPose pose, Projection projection);

  /** Draws these lines and no others, seen from there. */
  void draw(Map<MarkKind, List<LineSegment>> lines, Projection projection);

  /** Number of triangles that show data; 0 where there are none. */
  int triangles();
}
