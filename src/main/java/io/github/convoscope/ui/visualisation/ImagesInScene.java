package io.github.convoscope.ui.visualisation;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.explain.visualisation.AtlasSheets;
import io.github.convoscope.explain.visualisation.CanvasModel;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows images in the scene, each computed through all layers, in place of the drawing. Until it
 * ends, no part of the window tells the answer to the drawing, as that belongs to another image.
 * Whoever draws, opens a page or plays the thought ends it. JavaFX thread.
 *
 * <pre>{@code
 * inScene.open(sequence);
 * inScene.show(image, "step 12");  // for each image that the sequence reaches
 * }</pre>
 */
final class ImagesInScene {
  private static final String LANE = "atlas.in-scene";

  /** Below the thought, above everything else: lower overlays belong to the drawing. */
  private static final int ORDER = 900;

  private final Shell shell;
  private final Workspace workspace;
  private final SceneOverlay overlay = SceneOverlay.alone(ORDER);
  private final BooleanProperty open = new SimpleBooleanProperty();
  private @Nullable ImageSequence images;
  private @Nullable ImageBar bar;
  private float @Nullable [] asked;
  private List<Neuron> pins = List.of();

  ImagesInScene(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    workspace.overlays().register(overlay);
    workspace.padContent().version().addListener(changed -> end());
    workspace.settings().normalise().addListener(changed -> end());
    workspace.clamped().addListener(changed -> end());
    workspace.model().addListener(changed -> forget());
    shell
        .host()
        .page()
        .addListener(
            (observed, before, page) -> {
              if (page != null) {
                end();
              }
            });
    for (Context other : new Context[] {Context.PLAYING, Context.STEPPING}) {
      shell
          .commands()
          .active(other)
          .addListener(
              (observed, before, active) -> {
                if (active) {
                  // Pins do not come back: they would tell what is not computed yet.
                  forget();
                }
              });
    }
    shell.host().onEscape(open, this::end);
  }

  /** True while it shows a sequence. */
  boolean isOpen() {
    return images != null;
  }

  /** Closes the page and shows a sequence, whose images arrive by {@link #show}. */
  void open(ImageSequence next) {
    end();
    images = next;
    open.set(true);
    ImageBar opened = new ImageBar(next, this::end);
    bar = opened;
    // Cards and pathways tell of the drawing; they come back at the end.
    pins = List.copyOf(workspace.pins());
    workspace.pins().clear();
    workspace.answerPart().set(0);
    shell.host().closePage();
    shell.bottom().add(opened);
    opened.takeFocus();
  }

  /**
   * Shows an image; does nothing while no sequence is shown.
   *
   * @param image [channels × rows × columns] in [0, 1]; not changed
   * @param caption what it is
   */
  void show(float[] image, String caption) {
    Model model = workspace.model().get();
    ImageBar shown = bar;
    if (model == null || shown == null || image == asked) {
      return;
    }
    asked = image;
    ImageSequence sequence = images;
    workspace
        .background()
        .refresh(
            LANE,
            (engine, progress) -> {
              Activations at = new Activations(engine.spec(), 1);
              Shape input = engine.spec().input().shape();
              Shape own = AtlasSheets.pictureShape(input, image);
              model.takingInk(engine).forward(CanvasModel.fitted(image, own, input), at);
              return at;
            },
            at -> {
              if (images == sequence && workspace.model().get() == model) {
                shown.say(caption);
                show(model, at);
              }
            });
  }

  private void show(Model model, Activations at) {
    FramePainter painter = workspace.painter().get();
    if (painter == null) {
      return;
    }
    List<LayerValues> values = new ArrayList<>();
    for (int layer = 0; layer < model.spec().depth(); layer++) {
      float[] own = at.after(layer);
      values.add(
          new LayerValues(
              layer,
              drawing -> own,
              painter.scale(layer, 0),
              Messages.text("atlas.in-scene.value")));
    }
    overlay.showValues(values);
  }

  /** Shows the drawing again; true if a sequence was shown. */
  boolean end() {
    if (!isOpen()) {
      return false;
    }
    List<Neuron> before = pins;
    forget();
    before.forEach(workspace::pinAlso);
    return true;
  }

  private void forget() {
    ImageSequence shown = images;
    if (shown == null) {
      return;
    }
    images = null;
    open.set(false);
    asked = null;
    pins = List.of();
    workspace.background().cancel(LANE);
    shell.bottom().remove(bar);
    bar = null;
    overlay.clear();
    workspace.answerPart().set(1);
    shown.end();
  }
}
