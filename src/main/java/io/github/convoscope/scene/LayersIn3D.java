package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.NetworkDepths;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.layout.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Draws layers and lines in 3D. The only light is white and ambient, so that the colour of a cell
 * on screen is exactly that of the colour map.
 */
final class LayersIn3D implements LayersView {
  private final List<LayerNode> layers = new ArrayList<>();
  private final List<TextureSheet> sheets;
  private final List<FlowArrow> arrows = new ArrayList<>();
  private final Map<MarkKind, RibbonMesh> ribbons = new EnumMap<>(MarkKind.class);
  private final NetworkDepths depths;
  private final FlowLines lines;
  private final CameraRig rig = new CameraRig();
  private final SubScene subScene;

  LayersIn3D(NetworkLayout layout, boolean antialiased) {
    depths = layout.depths();
    Group root = new Group(new AmbientLight(Color.WHITE));
    List<List<LayerTexture>> textures = layout.places().stream().map(LayerNode::textures).toList();
    sheets = TextureSheet.of(textures.stream().flatMap(List::stream).toList());
    for (int i = 0; i < textures.size(); i++) {
      layers.add(new LayerNode(layout.places().get(i), textures.get(i)));
    }
    for (MarkKind kind : MarkKind.values()) {
      ribbons.put(kind, new RibbonMesh(kind.colour()));
    }
    for (Route route : layout.routes()) {
      arrows.add(new FlowArrow(route, FlowArrow.size(layout)));
    }
    lines = new FlowLines(layout.routes().stream().filter(this::needsLine).toList());
    root.getChildren().addAll(layers);
    root.getChildren().addAll(arrows);
    root.getChildren().add(lines);
    // Last: their soft edges are blended with what was drawn before.
    root.getChildren().addAll(ribbons.values());
    root.getChildren().add(rig.arm());
    subScene =
        new SubScene(
            root,
            1,
            1,
            true,
            antialiased ? SceneAntialiasing.BALANCED : SceneAntialiasing.DISABLED);
    subScene.setCamera(rig.camera());
    subScene.setManaged(false);
    subScene.setMouseTransparent(true);
  }

  @Override
  public Node node() {
    return subScene;
  }

  @Override
  public void resize(double width, double height) {
    subScene.setWidth(width);
    subScene.setHeight(height);
  }

  @Override
  public void show(FrameColours frame) {
    sheets.forEach(
        sheet -> sheet.show(layer -> LayersView.colours(frame, layers.get(layer).place())));
  }

  @Override
  public void showPictures(int layer, @Nullable UnitPictures pictures) {
    layers.get(layer).showPictures(pictures);
  }

  @Override
  public void setLayerVisible(int layer, boolean shown) {
    layers.get(layer).setVisible(shown);
    for (FlowArrow arrow : arrows) {
      arrow.setVisible(joinsVisible(arrow.route()));
    }
    lines.setShown(this::joinsVisible);
  }

  private boolean joinsVisible(Route route) {
    return layers.get(route.from()).isVisible() && layers.get(route.to()).isVisible();
  }

  /** Between neighbours of a chain the arrow says it all. */
  private boolean needsLine(Route route) {
    return !(route.stops().size() == 2
        && depths.isAlone(route.from())
        && depths.isAlone(route.to()));
  }

  @Override
  public void setLight(boolean light) {
    layers.forEach(layer -> layer.setLight(light));
    arrows.forEach(arrow -> arrow.setLight(light));
    lines.setLight(light);
  }

  @Override
  public void setCamera(CameraPose pose, Projection projection) {
    rig.setPose(pose);
    arrows.forEach(arrow -> arrow.setFlatness(pose.flatness()));
    lines.setFlatness(pose.flatness());
    for (LayerNode layer : layers) {
      layer.setFlatness(pose.flatness());
      layer.updateCloseUps(projection, pose.flatness(), subScene.getWidth(), subScene.getHeight());
    }
  }

  @Override
  public void draw(Map<MarkKind, List<LineSegment>> lines, Projection projection) {
    ribbons.forEach((kind, mesh) -> mesh.draw(lines.getOrDefault(kind, List.of()), projection));
  }

  @Override
  public int triangles() {
    return layers.stream().mapToInt(LayerNode::triangles).sum();
  }
}
