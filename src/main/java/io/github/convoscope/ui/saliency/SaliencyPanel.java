package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.Baseline;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel beside the scene: method, target, numbers, checks. JavaFX thread. */
final class SaliencyPanel {
  private final Shell shell;
  private final Workspace workspace;
  private final LiveAttribution explaining;
  private final MapStyle look;
  private final MapOverlay overlay;
  private final VBox content = new VBox();
  private final Label target = new Label();
  private final Label about = muted();
  private final Label weakness = muted();
  private final Label unfaithful = new Label(Messages.text("saliency.unfaithful"));
  private final Label note = new Label();
  private final AttributionLegend legend;
  private @Nullable ShownMap told;
  private final MapFacts facts = new MapFacts();
  private final HBox baselines;
  private final Button wrong = new Button();
  private final Label shares = new Label();
  private final ToggleGroup subjects = new ToggleGroup();

  SaliencyPanel(
      Shell shell,
      LiveAttribution explaining,
      MapStyle look,
      MapOverlay overlay,
      MapChecks checks) {
    this.shell = shell;
    this.explaining = explaining;
    this.look = look;
    this.overlay = overlay;
    workspace = shell.workspace();
    legend = new AttributionLegend(shell.em(), shell.colours(), overlay.colours().get());
    Label title = new Label(Messages.text("saliency.title"));
    title.getStyleClass().add("panel-title");
    target.getStyleClass().add("saliency-target");
    target.setId("saliency-target");
    unfaithful.getStyleClass().add("saliency-warning");
    note.getStyleClass().add("saliency-warning");
    note.setId("saliency-note");
    shares.getStyleClass().add("saliency-shares");
    shares.setId("saliency-shares");
    for (Label label : new Label[] {target, unfaithful, note, shares}) {
      label.setWrapText(true);
      label.setMinHeight(Label.USE_PREF_SIZE);
    }
    wrong.setId("saliency-wrong");
    wrong.setWrapText(true);
    wrong.setMaxWidth(Double.MAX_VALUE);
    wrong.setOnAction(event -> askForWrongAnswer());
    baselines = labelled("saliency.baseline", baselineChoice());
    content.getStyleClass().add("panel-content");
    VBox heading = new VBox(8, title, methodChoice(), target, checks.buttons());
    heading.getStyleClass().add("stuck-heading");
    StickyHeader stuck = new StickyHeader(content, heading);
    checks.whenShown(stuck::reveal);
    content
        .getChildren()
        .addAll(
            heading,
            subjectChoice(),
            wrong,
            legend,
            facts.node(),
            note,
            unfaithful,
            about,
            weakness,
            baselines,
            controls(),
            shares,
            Buttons.text(shell.commands().get("saliency.sheet")),
            checks.results());
    explaining
        .shown()
        .addListener(
            (observed, before, now) -> {
              if (before == null) {
                show();
              }
              workspace.updates().requestUpdate();
            });
    workspace.updates().onThrottledUpdate(this::tell);
    explaining.layers().addListener(changed -> showShares());
    explaining.method().addListener(changed -> describe());
    overlay.colours().addListener(changed -> workspace.updates().requestUpdate());
    overlay.pointed().addListener(changed -> workspace.updates().requestUpdate());
    workspace.hovered().addListener(changed -> point());
    workspace.padContent().label().addListener(changed -> offer());
    describe();
    show();
  }

  /** What the panel shows. */
  Node node() {
    return content;
  }

  private Node methodChoice() {
    ComboBox<Method> choice = new ComboBox<>();
    choice.getItems().setAll(Method.values());
    choice.setConverter(new NamedChoices<>(AttributionTexts::name));
    choice.valueProperty().bindBidirectional(explaining.method());
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setId("saliency-method");
    choice.setAccessibleText(Messages.text("saliency.method"));
    return choice;
  }

  private Node baselineChoice() {
    ComboBox<Baseline> choice = new ComboBox<>();
    choice.getItems().setAll(Baseline.values());
    choice.setConverter(
        new NamedChoices<>(baseline -> Messages.text("saliency.baseline." + baseline.word())));
    choice.valueProperty().bindBidirectional(explaining.baseline());
    choice.setId("saliency-baseline");
    return choice;
  }

  private Node subjectChoice() {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("saliency-subjects");
    for (AttributionRequest subject : AttributionRequest.values()) {
      String name = subject.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Messages.text("saliency.subject." + name));
      LazyTooltips.put(button, Messages.text("saliency.subject." + name + ".help"));
      button.setToggleGroup(subjects);
      button.getStyleClass().add("legend-mode");
      button.setId("saliency-subject-" + name);
      button.setUserData(subject);
      button.setOnAction(event -> ask(subject));
      if (subject == AttributionRequest.NEURON) {
        button.disableProperty().bind(workspace.chosen().isNull());
      }
      row.getChildren().add(button);
    }
    explaining.subject().addListener(changed -> light());
    workspace.target().addListener(changed -> light());
    workspace.against().addListener(changed -> light());
    light();
    return row;
  }

  private void ask(AttributionRequest subject) {
    if (subject == AttributionRequest.CLASS) {
      workspace.against().set(null);
      workspace.target().set(null);
    }
    explaining.subject().set(subject);
    light();
  }

  /** Lights what is asked; none where a person chose the classes: the question names those. */
  private void light() {
    AttributionRequest asked = explaining.subject().get();
    LiveFrame frame = workspace.frame().get();
    Integer chosen = workspace.target().get();
    boolean answer =
        workspace.against().get() == null
            && (chosen == null || frame == null || chosen == frame.answer());
    for (Toggle toggle : subjects.getToggles()) {
      toggle.setSelected(
          toggle.getUserData() == asked && (asked != AttributionRequest.CLASS || answer));
    }
  }

  private Node controls() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("saliency-controls");
    grid.addRow(
        0, muted(Messages.text("saliency.opacity")), slider(look.opacity(), "saliency-opacity"));
    grid.addRow(1, muted(Messages.text("saliency.reach")), slider(look.reach(), "saliency-reach"));
    VBox switches =
        new VBox(
            box("saliency.hold", look.held()),
            box("saliency.over", look.overDrawing()),
            box("saliency.scene", look.inScene()),
            box("saliency.layers", explaining.throughLayers()));
    switches.getStyleClass().add("saliency-switches");
    return new VBox(8, grid, switches);
  }

  private static Slider slider(DoubleProperty value, String id) {
    Slider slider = new Slider(0.05, 1, value.get());
    slider.valueProperty().bindBidirectional(value);
    slider.setId(id);
    GridPane.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private static CheckBox box(String key, BooleanProperty value) {
    CheckBox box = new CheckBox(Messages.text(key));
    box.selectedProperty().bindBidirectional(value);
    box.setId(key.replace('.', '-'));
    box.getStyleClass().add("small-switch");
    box.setWrapText(true);
    return box;
  }

  private static HBox labelled(String key, Node node) {
    HBox row = new HBox(8, muted(Messages.text(key)), node);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label muted() {
    return muted("");
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private void describe() {
    Method method = explaining.method().get();
    about.setText(AttributionTexts.about(method));
    weakness.setText(Messages.text("saliency.weakness", AttributionTexts.weakness(method)));
    show(unfaithful, !method.faithful());
    show(
        baselines,
        method == Method.INTEGRATED_GRADIENTS
            || method == Method.CONDUCTANCE
            || method == Method.OCCLUSION);
  }

  /** A map comes with every frame while one draws; nobody reads so fast. */
  private void tell() {
    if (explaining.shown().get() != told) {
      show();
    } else if (told != null) {
      legend.show(overlay.colours().get());
      point();
    }
  }

  private void show() {
    ShownMap now = explaining.shown().get();
    told = now;
    LiveFrame frame = workspace.frame().get();
    if (now == null || frame == null) {
      return;
    }
    Attribution map = now.map();
    target.setText(AttributionTexts.target(frame.spec(), map.target()));
    facts.show(frame.spec(), now);
    String noted = note(now);
    show(note, !noted.isEmpty());
    note.setText(noted);
    legend.show(overlay.colours().get());
    point();
    offer();
    light();
    showShares();
  }

  private static String note(ShownMap now) {
    Attribution map = now.map();
    if (map.note() != null) {
      return Messages.text(map.note());
    }
    if (now.preview()) {
      return Messages.text("saliency.preview", AttributionTexts.name(map.method()));
    }
    if (map.leavesGap()) {
      boolean last = now.settings().adaptive() || map.method() != Method.INTEGRATED_GRADIENTS;
      return Messages.text(last ? "saliency.gap.large" : "saliency.gap.more");
    }
    return "";
  }

  private void showShares() {
    double[][] layers = explaining.layers().get();
    LiveFrame frame = workspace.frame().get();
    boolean on = explaining.throughLayers().get();
    show(shares, on);
    if (on && layers != null && frame != null) {
      NetworkSpec spec = frame.spec();
      shares.setText(
          Messages.text("saliency.shares.title")
              + "\n"
              + String.join("\n", AttributionTexts.shares(spec, layers)));
    } else {
      shares.setText(Messages.text("saliency.shares.wait"));
    }
  }

  private void point() {
    ShownMap now = explaining.shown().get();
    Double number = null;
    if (now != null) {
      Integer pixel = overlay.pointed().get();
      Neuron hovered = workspace.hovered().get();
      if (pixel != null) {
        number = now.picture().values()[pixel];
      } else if (hovered != null && hovered.layer() == now.map().layer()) {
        Shape shape = now.map().shape();
        if (shape.contains(hovered.channel(), hovered.row(), hovered.column())) {
          number =
              now.map().values()[shape.index(hovered.channel(), hovered.row(), hovered.column())];
        }
      }
    }
    legend.mark(number);
    facts.point(number);
  }

  /** Offers what is most worth asking where the answer is known to be wrong, or is in doubt. */
  private void offer() {
    LiveFrame frame = workspace.frame().get();
    Integer known = workspace.padContent().label().get();
    boolean mistaken = frame != null && known != null && frame.answer() != known;
    boolean asked =
        frame != null
            && Integer.valueOf(frame.answer()).equals(workspace.target().get())
            && Objects.equals(known, workspace.against().get());
    mistaken &= !asked;
    show(wrong, mistaken);
    if (frame != null && mistaken) {
      wrong.setText(
          Messages.text(
              "saliency.wrong",
              frame.spec().labels().get(frame.answer()),
              frame.spec().labels().get(known)));
    }
  }

  private void askForWrongAnswer() {
    LiveFrame frame = workspace.frame().get();
    @Nullable Integer known = workspace.padContent().label().get();
    if (frame != null && known != null) {
      explaining.subject().set(AttributionRequest.CLASS);
      workspace.target().set(frame.answer());
      workspace.against().set(known);
    }
  }

  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
