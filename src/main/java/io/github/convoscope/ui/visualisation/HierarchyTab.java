package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows measurements of how far the layers go from edges to digits, or to objects in photographs.
 * JavaFX thread.
 */
final class HierarchyTab implements AtlasTabView {
  private static final String LANE = "atlas.hierarchy";

  private final Shell shell;
  private final AtlasState state;
  private final HierarchyStory<?> digits;
  private final HierarchyStory<?> photos;
  private final VBox node = Ems.column(1.08);
  private final ProgressLine waiting;
  private @Nullable Model shownModel;
  private @Nullable Atlas shownAtlas;

  /** The examples that were measured. */
  private @Nullable Object shownExamples;

  /** Size of the text for which the pictures were made. */
  private double shownEm;

  private @Nullable Told<?> told;

  /** A story with its measurements. */
  private record Told<M>(HierarchyStory<M> story, M measured) {
    List<Node> nodes(Model model, @Nullable Atlas atlas) {
      return story.nodes(model, measured, atlas);
    }
  }

  HierarchyTab(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    digits = new DigitHierarchy(shell, state, page);
    photos = new PhotoHierarchy(shell, state, page);
    node.setId("atlas-hierarchy");
    node.getStyleClass().add("scrolled");
    waiting = new ProgressLine(shell.workspace().background(), LANE);
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
    Told<?> known = told;
    Object examples = state.examplesKey();
    if (shownModel == model && examples.equals(shownExamples)) {
      if (known == null) {
        return;
      }
      if (shownAtlas != state.atlas().get() || shownEm != shell.em().get()) {
        fill(model, known);
      }
      return;
    }
    shownModel = model;
    shownExamples = examples;
    told = null;
    waiting.begin(Messages.text("atlas.hierarchy.waiting"));
    node.getChildren().setAll(waiting.node());
    HierarchyStory<?> story = model.input().takesColours() ? photos : digits;
    start(model, story);
  }

  private <M> void start(Model model, HierarchyStory<M> story) {
    shell
        .workspace()
        .background()
        .start(
            LANE,
            (engine, progress) ->
                new Told<>(story, story.measure(model, model.takingInk(engine), progress)),
            result -> {
              told = result;
              fill(model, result);
            });
  }

  @Override
  public void hide() {
    shell.workspace().background().cancel(LANE);
    if (told == null) {
      shownModel = null;
    }
  }

  private void fill(Model model, Told<?> result) {
    shownAtlas = state.atlas().get();
    shownEm = shell.em().get();
    node.getChildren().setAll(result.nodes(model, shownAtlas));
  }
}
