package io.github.convoscope.ui.saliency;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.Conductance;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.MapStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest map over the drawing, over the network's input and on the layers of the scene,
 * and finds the pixel under the pointer. JavaFX thread.
 */
final class MapOverlay {
  private static final int OVERLAY_ORDER = 50;

  private final Shell shell;
  private final Workspace workspace;
  private final LiveAttribution attribution;
  private final MapStyle style;
  private final MapPicture picture = new MapPicture();
  private final SceneOverlay overlay = SceneOverlay.over(OVERLAY_ORDER);
  private final ImageView onPad = new ImageView();
  private final ImageView onInput = new ImageView();
  private final Translate move = new Translate();
  private final Scale grow = new Scale();
  private final Scale growOnInput = new Scale();
  private final ReadOnlyObjectWrapper<@Nullable Integer> pointed = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<MapColours> colours;
  private double largest;

  /** The pointer's position, if it has moved since the last pulse, otherwise null. */
  private @Nullable Point2D pointer;

  private @Nullable Node pad;
  private @Nullable Node input;

  MapOverlay(Shell shell, LiveAttribution attribution, MapStyle style) {
    this.shell = shell;
    this.attribution = attribution;
    this.style = style;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    colours = new ReadOnlyObjectWrapper<>(coloursOf(0));
    onPad.getTransforms().addAll(move, grow);
    onPad.setId("saliency-on-pad");
    onInput.getTransforms().add(growOnInput);
    onInput.setId("saliency-on-input");
    shell.padOverlays().add(0, onPad);
    shell.inputOverlays().add(0, onInput);
    attribution.shown().addListener(changed -> show());
    attribution.layers().addListener(changed -> colourScene());
    attribution.throughLayers().addListener(changed -> colourScene());
    style.whenChanged(this::show);
    workspace.settings().palette().addListener(changed -> show());
    workspace.settings().light().addListener(changed -> colourScene());
    shell.scene().addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    shell.scene().addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
    shell.onPulse(this::point);
  }

  /** The colours in use; the legend shows their {@code reach}. */
  ReadOnlyObjectProperty<MapColours> colours() {
    return colours.getReadOnlyProperty();
  }

  /** The index of the input pixel under the pointer, counted row by row, or null. */
  ReadOnlyObjectProperty<@Nullable Integer> pointed() {
    return pointed.getReadOnlyProperty();
  }

  private void show() {
    ShownMap now = attribution.shown().get();
    boolean visible = now != null && now.map().layer() == 0 && style.overDrawing().get();
    onPad.setVisible(visible);
    onInput.setVisible(visible);
    if (now != null) {
      if (!style.fixed().get() || largest == 0) {
        largest = now.picture().reach();
      }
      colours.set(coloursOf(largest));
    } else {
      largest = 0;
    }
    if (visible && now != null) {
      Image painted = picture.paint(now.picture(), colours.get(), now.photo());
      picture.show(onPad, painted);
      picture.show(onInput, painted);
      place(now.fit());
    }
    colourScene();
  }

  private void place(Fit fit) {
    move.setX(fit.sourceX(0));
    move.setY(fit.sourceY(0));
    grow.setX(1 / fit.scale() / picture.zoom());
    grow.setY(1 / fit.scale() / picture.zoom());
    growOnInput.setX(1.0 / picture.zoom());
    growOnInput.setY(1.0 / picture.zoom());
  }

  private void colourScene() {
    List<LayerValues> values = new ArrayList<>();
    double[][] layers = attribution.layers().get();
    ShownMap now = attribution.shown().get();
    if (layers != null && attribution.throughLayers().get()) {
      // Conductance; the map's own layer shows the same map as the pad, where that is wanted.
      int own = now != null && style.inScene().get() && sizeFits(now) ? now.map().layer() : -1;
      for (int layer = 0; layer < layers.length; layer++) {
        if (layer != own) {
          double reach = largest(layers[layer]) * style.reach().get();
          values.add(values(layer, layers[layer], reach, Conductance.DEFAULT));
        }
      }
    }
    if (now != null && style.inScene().get() && sizeFits(now)) {
      values.add(ofMap(now));
    }
    overlay.showValues(values);
  }

  /** True if the map has a number for each neuron of its layer, or one for all channels. */
  private boolean sizeFits(ShownMap now) {
    LiveFrame frame = workspace.frame().get();
    if (frame == null || now.map().layer() >= frame.spec().depth()) {
      return false;
    }
    Shape shape = frame.spec().layer(now.map().layer()).shape();
    int numbers = now.map().values().length;
    return numbers == shape.size() || now.photo() != null && numbers == shape.mapSize();
  }

  /** The map on its layer; a photograph in the scene is tinted as on the pad. */
  private LayerValues ofMap(ShownMap now) {
    Attribution map = now.map();
    int[] photo = now.photo();
    double[] numbers = map.values();
    int[] tinted = null;
    if (photo != null && map.layer() == 0) {
      tinted = new int[photo.length];
      colours.get().tint(now.picture().values(), photo, tinted);
      numbers = new double[ColourImage.CHANNELS * photo.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = map.values()[i % map.values().length];
      }
    }
    LayerValues plain = values(map.layer(), numbers, colours.get().reach(), map.method());
    return new LayerValues(plain.layer(), plain.values(), plain.scale(), plain.name(), tinted);
  }

  private LayerValues values(int layer, double[] numbers, double reach, AttributionMethod by) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    ColourScale scale =
        ColourScale.symmetric(
            workspace.settings().colours().diverging(), (float) Math.max(reach, 1e-12));
    return new LayerValues(layer, activations -> floats, scale, AttributionTexts.name(by));
  }

  /** Colours for a map whose largest magnitude is known. */
  private MapColours coloursOf(double magnitude) {
    return MapColours.overPicture(
        workspace.settings().colours(), magnitude * style.reach().get(), style.opacity().get());
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  /** A pen moves many times a pulse, but its pixel is looked up once. */
  private void moved(MouseEvent event) {
    pointer = new Point2D(event.getSceneX(), event.getSceneY());
    if (attribution.shown().get() != null) {
      Platform.requestNextPulse();
    }
  }

  private void point() {
    Point2D at = pointer;
    if (at == null) {
      return;
    }
    pointer = null;
    ShownMap now = attribution.shown().get();
    if (now == null || now.map().layer() != 0) {
      pointed.set(null);
      return;
    }
    pad = pad == null ? shell.scene().lookup("#pad") : pad;
    input = input == null ? shell.scene().lookup("#seen") : input;
    Integer pixel = pixel(onPad, pad, now, at);
    pointed.set(pixel != null ? pixel : pixel(onInput, input, now, at));
  }

  private @Nullable Integer pixel(ImageView view, @Nullable Node around, ShownMap now, Point2D at) {
    if (around == null || !around.localToScene(around.getLayoutBounds()).contains(at)) {
      return null;
    }
    Point2D local = view.sceneToLocal(at);
    int row = (int) Math.floor(local.getY() / picture.zoom());
    int column = (int) Math.floor(local.getX() / picture.zoom());
    boolean inside =
        row >= 0 && row < now.picture().rows() && column >= 0 && column < now.picture().columns();
    return inside ? row * now.picture().columns() + column : null;
  }
}
