package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SubScene;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Draws layers and lines in 3D. The only light is white and ambient, so that the colour of a cell
 * on screen is exactly that of the colour map.
 */
final class LayersIn3D implements LayersView {
  /** Texels of all layers; a large network has fewer of them for each cell. */
  private static final double MOST_TEXELS = 3_000_000;

  private final List<LayerNode> layers = new ArrayList<>();
  private final List<TextureSheet> sheets;
  private final ReliefTurns turns;
  private final PitColours pitColours = new PitColours();
  private final Relief pits = new Relief(pitColours::material);
  private final FlowMarks flow = new FlowMarks();
  private final Map<MarkKind, RibbonMesh> ribbons = new EnumMap<>(MarkKind.class);
  private final CameraRig rig = new CameraRig();
  private final SmoothView view3D;
  private final float[][] heights;

  /** Colours of layers that have values below 0; empty for others. */
  private final int[][] colours;

  private NetworkLayout layout;
  private double relief;
  private @Nullable Projection seen;

  /** The relief that is made here, where no worker has made it. */
  private final ReliefShape own = new ReliefShape();

  /** Read by the worker that prepares frames. */
  private volatile @Nullable ReliefView view;

  LayersIn3D(NetworkLayout layout, Smoothing smoothing) {
    this.layout = layout;
    heights = new float[layout.places().size()][0];
    colours = new int[layout.places().size()][0];
    Group root = new Group(new AmbientLight(Color.WHITE));
    double cells = layout.places().stream().mapToInt(place -> place.shape().size()).sum();
    List<List<LayerTexture>> textures =
        layout.places().stream()
            .map(place -> LayerNode.textures(place, MOST_TEXELS / cells))
            .toList();
    sheets = TextureSheet.of(textures.stream().flatMap(List::stream).toList());
    for (int i = 0; i < textures.size(); i++) {
      layers.add(new LayerNode(layout.places().get(i), textures.get(i)));
    }
    for (MarkKind kind : MarkKind.values()) {
      ribbons.put(kind, new RibbonMesh(kind.colour(false)));
    }
    turns = new ReliefTurns(layers);
    flow.show(layout);
    root.getChildren().addAll(layers);
    root.getChildren().add(turns);
    root.getChildren().add(pits);
    root.getChildren().add(flow);
    // Last: their soft edges are blended with what was drawn before.
    root.getChildren().addAll(ribbons.values());
    root.getChildren().add(rig.arm());
    view3D = new SmoothView(root, rig.camera(), smoothing);
    view3D.setBackdrop(Backdrop.colour(false));
  }

  @Override
  public Node node() {
    return view3D;
  }

  @Override
  public void resize(double width, double height) {
    view3D.resizeTo(width, height);
  }

  @Override
  public void prepare(FrameColours frame) {
    ReliefView now = view;
    if (now != null) {
      ReliefShape made = frame.prepared() instanceof ReliefShape shape ? shape : new ReliefShape();
      made.make(
          now,
          place -> LayersView.heights(frame, place),
          place -> LayersView.colours(frame, place));
      frame.setPrepared(made);
    }
  }

  @Override
  public void show(FrameColours frame) {
    for (LayerNode layer : layers) {
      LayerPlace place = layer.place();
      if (layer.canBeRaised()) {
        keep(frame, place);
      }
    }
    ReliefView now = view;
    ReliefShape made = frame.prepared() instanceof ReliefShape shape ? shape : null;
    if (now == null || made == null || made.view() == null || !now.isLike(made.view())) {
      made = newRelief();
    }
    ReliefShape shown = made;
    sheets.forEach(
        sheet ->
            sheet.show(
                layer -> {
                  if (layer == LayerTexture.PICTURE) {
                    return frame.picture();
                  }
                  int[] opened = shown == null ? null : shown.opened(layer);
                  return opened == null
                      ? LayersView.colours(frame, layers.get(layer).place())
                      : opened;
                }));
    if (shown != null) {
      show(shown, false);
    }
  }

  /** Keeps what is needed to make the relief anew when the camera moves. */
  private void keep(FrameColours frame, LayerPlace place) {
    int index = place.layer().index();
    float[] next = LayersView.heights(frame, place);
    if (heights[index].length != next.length) {
      heights[index] = new float[next.length];
      // Only now there is something to raise.
      view = null;
    }
    System.arraycopy(next, 0, heights[index], 0, next.length);
    boolean sunk = false;
    for (int i = 0; i < next.length && !sunk; i++) {
      sunk = next[i] < -ReliefShape.SILENT;
    }
    if (sunk || colours[index].length > 0) {
      colours[index] = LayersView.colours(frame, place).clone();
    }
  }

  private void show(ReliefShape shape, boolean atOnce) {
    view3D.changed();
    turns.show(shape, atOnce);
    pits.show(shape.pits());
    pitColours.set(shape.pitColours(), shape.pits().tops.count());
  }

  /** Makes the relief anew, as seen from where the camera is now; null before there is a camera. */
  private @Nullable ReliefShape newRelief() {
    Projection from = seen;
    if (from == null) {
      return null;
    }
    List<ReliefView.Raised> raised = new ArrayList<>();
    if (relief > 0 && layout.arrangement().relief()) {
      for (LayerNode layer : layers) {
        if (layer.showsValues() && heights[layer.place().layer().index()].length > 0) {
          raised.add(layer.raised());
        }
      }
    }
    ReliefView next = new ReliefView(List.copyOf(raised), relief, from);
    own.make(
        next, place -> heights[place.layer().index()], place -> colours[place.layer().index()]);
    view = next;
    return own;
  }

  /** Shows the relief as it is seen from where the camera is now. */
  private void updateRelief(boolean atOnce) {
    ReliefShape made = newRelief();
    if (made != null) {
      showOpened(made);
      show(made, atOnce);
    }
  }

  /** Opens and closes holes in maps of layers that have values below 0. */
  private void showOpened(ReliefShape made) {
    for (int layer = 0; layer < colours.length; layer++) {
      if (colours[layer].length > 0) {
        int[] opened = made.opened(layer);
        int[] plain = opened == null ? colours[layer] : opened;
        int index = layer;
        sheets.forEach(sheet -> sheet.show(index, plain));
      }
    }
  }

  @Override
  public void setRelief(double strength) {
    relief = strength;
    updateRelief(true);
  }

  @Override
  public double height(Neuron cell) {
    LayerPlace place = layers.get(cell.layer()).place();
    float[] values = heights[cell.layer()];
    boolean stands = relief > 0 && layout.arrangement().relief() && values.length > 0;
    if (!stands || !layers.get(cell.layer()).showsValues()) {
      return 0;
    }
    float height = values[place.shape().index(cell.channel(), cell.row(), cell.column())];
    return ReliefShape.standing(height) * place.relief() * relief;
  }

  @Override
  public void move(NetworkLayout next) {
    layout = next;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).move(next.places().get(i));
    }
    flow.show(next);
    updateRelief(true);
  }

  @Override
  public void showPictures(int layer, @Nullable UnitPictures pictures) {
    layers.get(layer).showPictures(pictures);
    updateRelief(true);
  }

  @Override
  public void setLayerVisible(int layer, boolean shown) {
    layers.get(layer).setVisible(shown);
    flow.setShown(
        route -> layers.get(route.from()).isVisible() && layers.get(route.to()).isVisible());
    updateRelief(true);
  }

  @Override
  public List<SubScene> pictures() {
    return List.of(view3D.shown());
  }

  @Override
  public void setLight(boolean light) {
    view3D.setBackdrop(Backdrop.colour(light));
    layers.forEach(layer -> layer.setLight(light));
    flow.setLight(light);
    ribbons.forEach((kind, mesh) -> mesh.setColour(kind.colour(light)));
  }

  @Override
  public void setCamera(CameraPose pose, Projection projection) {
    rig.setPose(pose);
    view3D.changed();
    for (LayerNode layer : layers) {
      layer.updateCloseUps(projection, view3D.width(), view3D.height());
    }
    if (projection != seen) {
      seen = projection;
      updateRelief(false);
    }
  }

  @Override
  public void draw(Map<MarkKind, List<LineSegment>> lines, Projection projection) {
    view3D.changed();
    ribbons.forEach((kind, mesh) -> mesh.draw(lines.getOrDefault(kind, List.of()), projection));
  }

  @Override
  public int triangles() {
    return layers.stream().mapToInt(LayerNode::triangles).sum();
  }
}
