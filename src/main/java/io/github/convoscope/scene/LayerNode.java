package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Plane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;

/** One layer in the scene: its cells on their plane. JavaFX thread only. */
final class LayerNode extends Group {
  private final LayerPlace place;
  private final List<CellMesh> meshes = new ArrayList<>();
  private final Translate position = new Translate();
  private final Rotate turn = new Rotate(0, Rotate.Y_AXIS);

  LayerNode(LayerPlace place) {
    this.place = place;
    setMouseTransparent(true);
    getTransforms().addAll(position, turn);
    int channels = place.layer().shape().channels();
    int most = CellMesh.mostChannels(place);
    for (int from = 0; from < channels; from += most) {
      meshes.add(new CellMesh(place, from, Math.min(channels, from + most)));
    }
    getChildren().addAll(meshes);
    stand(0);
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

  /** Shows new colours, one a neuron in the layer's flat order; at most once a pulse. */
  void show(int[] colours) {
    for (CellMesh mesh : meshes) {
      mesh.show(colours);
    }
  }

  int triangles() {
    return meshes.stream().mapToInt(CellMesh::triangles).sum();
  }
}
