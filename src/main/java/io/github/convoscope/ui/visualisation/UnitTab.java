package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows one unit: its images and examples from the weakest to the strongest, and its numbers.
 * JavaFX thread.
 */
final class UnitTab implements AtlasTabView {
  private static final String LANE = "atlas.unit";

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;
  private final VBox node = Ems.column(1.08);
  private final VBox body = Ems.column(1.08);
  private final UnitPicker picker;
  private final InvalidationListener live = changed -> showDrawing();
  private final SpectrumView spectrum;
  private final ProgressLine progress;
  private final UnitFacts facts;
  private final DiverseImagesView diverseImages;
  private final PatchesView patches;
  private @Nullable UnitTarget shown;
  private int shownDrawings;

  /** The pictures that it was compared with. */
  private Object shownExamples = "";

  /** Size of the text for which the pictures were made. */
  private double shownEm;

  private @Nullable Model shownModel;

  /** What is known of the shown unit; null until it is computed. */
  private @Nullable UnitAnalysis analysis;

  UnitTab(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    this.page = page;
    picker = new UnitPicker(shell, page::openUnit);
    spectrum = new SpectrumView(shell);
    facts = new UnitFacts(shell);
    diverseImages = new DiverseImagesView(shell, state);
    patches = new PatchesView(shell, state.userPictures());
    progress = new ProgressLine(shell.workspace().explainer(), LANE);
    Button watch = new Button(Messages.text("atlas.unit.watch"));
    watch.setId("atlas-unit-watch");
    watch.setOnAction(event -> page.go(AtlasTab.WATCH));
    Button mix = new Button(Messages.text("atlas.unit.mix"));
    mix.setOnAction(event -> page.go(AtlasTab.MIX));
    node.getStyleClass().add("scrolled");
    node.getChildren().addAll(Ems.row(picker.node(), watch, mix), body);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show() {
    Model model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    UnitTarget target = page.unit(model.spec());
    picker.show(model.spec(), target);
    shell.workspace().frame().removeListener(live);
    shell.workspace().frame().addListener(live);
    int drawn = state.own().all().size();
    double em = shell.em().get();
    Object examples = state.examplesKey();
    boolean same =
        target.equals(shown)
            && shownModel == model
            && drawn == shownDrawings
            && examples.equals(shownExamples);
    if (same) {
      UnitAnalysis known = analysis;
      if (em != shownEm && known != null) {
        // The same numbers with larger or smaller pictures.
        show(model.spec(), target, known);
      }
      shownEm = em;
      return;
    }
    analysis = null;
    shown = target;
    shownEm = em;
    shownDrawings = drawn;
    shownExamples = examples;
    shownModel = model;
    progress.begin(Messages.text("atlas.unit.waiting"));
    body.getChildren().setAll(progress.node());
    AtlasUnit known = state.knownUnit(target);
    shell
        .workspace()
        .explainer()
        .start(
            LANE,
            (engine, progress) ->
                UnitAnalysis.of(state.engine(model, engine), target, model, state, known, progress),
            result -> {
              if (target.equals(shown)) {
                analysis = result;
                show(model.spec(), target, result);
              }
            });
  }

  @Override
  public void hide() {
    shell.workspace().frame().removeListener(live);
    shell.workspace().explainer().cancel(LANE);
    diverseImages.stop();
    patches.hide();
    if (body.getChildren().size() < 2) {
      shown = null;
    }
  }

  private void show(NetworkSpec spec, UnitTarget target, UnitAnalysis result) {
    AtlasUnit known = state.knownUnit(target);
    spectrum.show(result.spec(), target, result);
    facts.show(spec, target, result, known);
    body.getChildren().setAll(spectrum.node(), facts.node());
    if (result.positive() != null) {
      diverseImages.show(target, result.range());
      body.getChildren().add(diverseImages.node());
    }
    Model model = shownModel;
    if (model != null && model.input().takesColours()) {
      body.getChildren().add(1, patches.node());
      patches.show(target);
    } else {
      body.getChildren().add(ownDrawingsLine());
    }
    showDrawing();
  }

  /** Says where the user's own drawings are stored, and offers to delete them. */
  private Node ownDrawingsLine() {
    Path file = state.own().file();
    Label text =
        new Label(
            file == null
                ? Messages.text("atlas.own.session", UserDrawings.MOST)
                : Messages.text("atlas.own.kept", UserDrawings.MOST, file.toString()));
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button forget = new Button(Messages.text("atlas.own.forget"));
    forget.setId("atlas-own-forget");
    forget.setMinWidth(Button.USE_PREF_SIZE);
    forget.setDisable(state.own().all().isEmpty());
    forget.setOnAction(
        event -> {
          state.own().forget();
          shown = null;
          show();
        });
    HBox line = Ems.line(0.92, text, forget);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void showDrawing() {
    LiveFrame frame = shell.workspace().frame().get();
    UnitTarget target = shown;
    if (frame != null
        && target != null
        && shownModel != null
        && frame.spec() == shownModel.spec()) {
      facts.drawing(NeuronNames.value(target.measure(frame.spec()).value(frame.activations(), 0)));
    }
  }
}
