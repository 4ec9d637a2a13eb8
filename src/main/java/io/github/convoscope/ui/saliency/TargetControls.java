package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ClassField;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Makes the buttons that choose the target, and one that asks about a wrong answer. JavaFX thread.
 */
final class TargetControls {
  private final Workspace workspace;
  private final LiveAttribution attribution;
  private final FlowPane choices = new FlowPane();
  private final ToggleGroup group = new ToggleGroup();
  private final Button wrongAnswer = new Button();
  private final ClassField why;
  private final ClassField whyNot;
  private final VBox classes;

  TargetControls(Workspace workspace, LiveAttribution attribution) {
    this.workspace = workspace;
    this.attribution = attribution;
    why = new ClassField("saliency-why", Messages.text("saliency.class"), this::explainClass);
    whyNot =
        new ClassField("saliency-why-not", Messages.text("saliency.against"), this::compareWith);
    classes = Ems.column(0.31, why.node(), whyNot.node());
    choices.getStyleClass().add("saliency-subjects");
    for (TargetChoice choice : TargetChoice.values()) {
      choices.getChildren().add(button(choice));
    }
    wrongAnswer.setId("saliency-wrong");
    wrongAnswer.setWrapText(true);
    wrongAnswer.setMaxWidth(Double.MAX_VALUE);
    wrongAnswer.setOnAction(event -> explainWrongAnswer());
    attribution.targetChoice().addListener(changed -> updateSelection());
    workspace.target().addListener(changed -> updateSelection());
    workspace.against().addListener(changed -> updateSelection());
    workspace.padContent().label().addListener(changed -> updateWrongAnswer());
    updateSelection();
  }

  /** One button for each choice. */
  Node choices() {
    return choices;
  }

  /** Two fields that find the class to explain, and the one to compare it with. */
  Node classes() {
    return classes;
  }

  /** The button that asks about a wrong answer; not visible while the answer may be right. */
  Node wrongAnswer() {
    return wrongAnswer;
  }

  private void explainClass(int label) {
    attribution.targetChoice().set(TargetChoice.CLASS);
    Integer against = workspace.against().get();
    if (against != null && against == label) {
      workspace.against().set(null);
    }
    workspace.target().set(label);
  }

  /** Compares the class that is explained, such as the answer, with another one. */
  private void compareWith(int label) {
    LiveFrame frame = workspace.frame().get();
    if (frame == null) {
      return;
    }
    Integer target = workspace.target().get();
    int explained = target == null ? frame.answer() : target;
    attribution.targetChoice().set(TargetChoice.CLASS);
    if (explained == label) {
      workspace.against().set(null);
    } else {
      workspace.target().set(explained);
      workspace.against().set(label);
    }
  }

  private void updateClasses() {
    LiveFrame frame = workspace.frame().get();
    if (frame == null) {
      return;
    }
    why.labels(frame.spec().labels());
    whyNot.labels(frame.spec().labels());
    AttributionTarget target = attribution.target(frame);
    if (target instanceof AttributionTarget.Logit logit) {
      why.show(logit.label());
      whyNot.show(null);
    } else if (target instanceof AttributionTarget.Difference two) {
      why.show(two.label());
      whyNot.show(two.against());
    } else {
      why.show(null);
      whyNot.show(null);
    }
  }

  /** Updates all buttons for the newest frame. */
  void update() {
    updateClasses();
    updateWrongAnswer();
    updateSelection();
  }

  private ToggleButton button(TargetChoice choice) {
    String name = choice.name().toLowerCase(Locale.ROOT);
    ToggleButton button = new ToggleButton(Messages.text("saliency.target." + name));
    LazyTooltips.put(button, Messages.text("saliency.target." + name + ".help"));
    button.setToggleGroup(group);
    button.getStyleClass().add("legend-mode");
    button.setId("saliency-target-" + name);
    button.setUserData(choice);
    button.setOnAction(event -> choose(choice));
    if (choice == TargetChoice.NEURON) {
      button.disableProperty().bind(workspace.chosen().isNull());
    }
    return button;
  }

  private void choose(TargetChoice choice) {
    if (choice == TargetChoice.CLASS) {
      workspace.against().set(null);
      workspace.target().set(null);
    }
    attribution.targetChoice().set(choice);
    updateSelection();
  }

  /** Selects the button of the choice; none if the user chose classes by hand. */
  private void updateSelection() {
    TargetChoice choice = attribution.targetChoice().get();
    LiveFrame frame = workspace.frame().get();
    Integer chosen = workspace.target().get();
    boolean answer =
        workspace.against().get() == null
            && (chosen == null || frame == null || chosen == frame.answer());
    for (Toggle toggle : group.getToggles()) {
      toggle.setSelected(
          toggle.getUserData() == choice && (choice != TargetChoice.CLASS || answer));
    }
  }

  /** Shows the button if the answer is known to be wrong and the user has not asked yet. */
  private void updateWrongAnswer() {
    LiveFrame frame = workspace.frame().get();
    Integer label = workspace.padContent().label().get();
    boolean wrong = frame != null && label != null && frame.answer() != label;
    boolean asked =
        frame != null
            && Integer.valueOf(frame.answer()).equals(workspace.target().get())
            && Objects.equals(label, workspace.against().get());
    wrong &= !asked;
    Labels.setShown(wrongAnswer, wrong);
    if (frame != null && wrong) {
      wrongAnswer.setText(
          Messages.text(
              "saliency.wrong",
              frame.spec().labels().get(frame.answer()),
              frame.spec().labels().get(label)));
    }
  }

  private void explainWrongAnswer() {
    LiveFrame frame = workspace.frame().get();
    @Nullable Integer label = workspace.padContent().label().get();
    if (frame != null && label != null) {
      attribution.targetChoice().set(TargetChoice.CLASS);
      workspace.target().set(frame.answer());
      workspace.against().set(label);
    }
  }
}
