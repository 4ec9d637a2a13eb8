package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.KeyColumns.Line;
import io.github.convoscope.ui.KeyColumns.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * Shows all keys on one sheet, made from the table of commands, by topic: the keys that work
 * anywhere, then those of the same topic that work in one place, each in the order of the menus.
 * Where the window is too small for all of them, each topic has a tab, and its heading is left out:
 * the tab has the same words. On a projector its words can be read from the last row. JavaFX
 * thread.
 */
final class KeySheet extends Pane {
  /** Of its page. */
  static final String ID = "key-sheet";

  /** A second key is left out where both together have more letters. */
  private static final int LONGEST_KEYS = 9;

  /** Height of the window that margins and title take. */
  private static final double AROUND_EMS = 9.9;

  private static final double BELOW_TABS_EMS = 0.85;

  /** Size of the words, as a part of the window's text. */
  private static final double WORDS_EMS = 0.93;

  /** The least size of the words on a projector, as a part of the window's height. */
  private static final double PROJECTED = 1.0 / 40;

  /** Commands that differ only in a digit, such as ten digit keys, share one line. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d)");

  /** So do the four arrow keys. */
  private static final Pattern ARROWS = Pattern.compile("(.+)[.-](left|right|up|down)");

  /** What the mouse does in the scene: the ends of the keys of the messages. */
  private static final List<String> MOUSE =
      List.of("drag", "shift-drag", "wheel", "click", "shift-click", "right-click");

  private static final String OTHER_ARROWS = "\u2192\u2191\u2193";

  private final Map<ToggleButton, List<Section>> topics = new LinkedHashMap<>();
  private final List<Section> all;
  private final ToggleGroup group = new ToggleGroup();
  private final HBox tabs = new HBox();
  private final ScrollPane scroll = new ScrollPane();
  private final KeyColumns columns;
  private final ObservableValue<Number> em;
  private final ObservableValue<Number> windowHeight;
  private final DoubleBinding words;

  private KeySheet(
      Map<String, List<Section>> named,
      ObservableValue<Number> windowHeight,
      ObservableValue<Number> em,
      ObservableValue<Boolean> projector) {
    words =
        Bindings.createDoubleBinding(
            () -> {
              double usual = WORDS_EMS * em.getValue().doubleValue();
              double large = Math.ceil(PROJECTED * windowHeight.getValue().doubleValue());
              return projector.getValue() ? Math.max(usual, large) : usual;
            },
            windowHeight,
            em,
            projector);
    this.windowHeight = windowHeight;
    this.em = em;
    all = named.values().stream().flatMap(List::stream).toList();
    columns = new KeyColumns(all, words.divide(WORDS_EMS));
    columns.styleProperty().bind(Bindings.concat("-fx-font-size: ", words, "px"));
    named.forEach(this::addTab);
    group.selectToggle(group.getToggles().get(0));
    group.selectedToggleProperty().addListener(changed -> requestLayout());
    tabs.getStyleClass().add("page-tabs");
    scroll.setContent(columns);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    getChildren().addAll(tabs, scroll);
    // No higher than its lines: the dialogue is not half empty.
    setMaxHeight(USE_PREF_SIZE);
  }

  private void addTab(String name, List<Section> sections) {
    ToggleButton tab = new ToggleButton(name);
    tab.getStyleClass().add("page-tab");
    tab.setToggleGroup(group);
    tab.setOnAction(event -> tab.setSelected(true));
    List<Section> onTab = sections.stream().map(section -> section.on(name)).toList();
    topics.put(tab, onTab);
    tabs.getChildren().add(tab);
  }

  /**
   * Makes the sheet. It arranges itself anew when the window or its text changes its size.
   *
   * @param windowHeight height of the window in pixels
   * @param em size of its text in pixels
   * @param projector true for the large words of projector mode
   */
  static Page of(
      Commands commands,
      ObservableValue<Number> windowHeight,
      ObservableValue<Number> em,
      ObservableValue<Boolean> projector) {
    Keys.refresh();
    KeySheet sheet = new KeySheet(topics(commands), windowHeight, em, projector);
    Subscription arranged =
        Subscription.combine(
            windowHeight.subscribe(changed -> sheet.requestLayout()),
            em.subscribe(changed -> sheet.requestLayout()),
            projector.subscribe(changed -> sheet.requestLayout()));
    return new Page(ID, Messages.text("ui.keys"), sheet, arranged::unsubscribe);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return columns.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? prefWidth(-1) : width;
    double whole = columns.height(all, wide, room());
    if (whole <= room()) {
      return whole;
    }
    double below = room() - tabsHeight();
    // The dialogue keeps its size when another tab is chosen.
    return tabsHeight()
        + topics.values().stream()
            .mapToDouble(sections -> columns.height(sections, wide, below))
            .max()
            .orElse(0);
  }

  @Override
  protected void layoutChildren() {
    boolean whole = columns.height(all, getWidth(), room()) <= room();
    double top = whole ? 0 : tabsHeight();
    tabs.setVisible(!whole);
    tabs.resizeRelocate(0, 0, getWidth(), tabs.prefHeight(getWidth()));
    List<Section> chosen = topics.get((ToggleButton) group.getSelectedToggle());
    List<Section> shown = whole || chosen == null ? all : chosen;
    columns.show(shown, room() - top);
    double high = Math.max(0, getHeight() - top);
    // Told outright: a bar that came in an earlier pass makes the lines narrower, and so higher.
    boolean fits = columns.height(shown, getWidth(), room() - top) <= high + 1;
    scroll.setVbarPolicy(
        fits ? ScrollPane.ScrollBarPolicy.NEVER : ScrollPane.ScrollBarPolicy.AS_NEEDED);
    scroll.resizeRelocate(0, top, getWidth(), high);
  }

  /** The height that the window has for the sheet. */
  private double room() {
    double unit = em.getValue().doubleValue();
    return Math.max(unit, windowHeight.getValue().doubleValue() - AROUND_EMS * unit);
  }

  private double tabsHeight() {
    return Math.ceil(tabs.prefHeight(-1) + BELOW_TABS_EMS * em.getValue().doubleValue());
  }

  /** The sections of each topic. */
  private static Map<String, List<Section>> topics(Commands commands) {
    Map<String, List<Section>> named = new LinkedHashMap<>();
    List<Command> anywhere = own(commands, Context.ANYWHERE);
    Stream<String> topics =
        Stream.concat(anywhere.stream().map(KeySheet::topic).distinct(), Stream.of("photo"));
    for (String topic : topics.toList()) {
      List<Command> own =
          anywhere.stream().filter(command -> topic(command).equals(topic)).toList();
      String title = Messages.text("ui.keys." + topic);
      List<Section> sections = new ArrayList<>();
      if (topic.equals("view")) {
        sections.add(Section.of(Messages.text("ui.mouse"), mouse()));
      }
      if (!own.isEmpty()) {
        sections.add(Section.of(title, lines(own)));
      }
      for (Context context : Context.values()) {
        List<Command> there = own(commands, context);
        if (topic(context).equals(topic) && !there.isEmpty()) {
          String name = context.name().toLowerCase(Locale.ROOT);
          sections.add(Section.of(Messages.text("ui.context." + name), lines(there)));
        }
      }
      if (!sections.isEmpty()) {
        named.put(title, sections);
      }
    }
    return named;
  }

  private static List<Line> mouse() {
    return MOUSE.stream()
        .map(
            name -> line(Messages.text("ui.mouse." + name), Messages.text("ui.mouse.does." + name)))
        .toList();
  }

  /** The commands of a context that have a line; a remote's keys only repeat what others do. */
  private static List<Command> own(Commands commands, Context context) {
    if (context == Context.REMOTE || context == Context.PRESENTING) {
      return List.of();
    }
    return commands.all().stream()
        .filter(command -> command.context() == context && !command.keys().isEmpty())
        .filter(command -> !command.isLocked())
        .toList();
  }

  private static String topic(Command command) {
    String topic = command.id().substring(0, command.id().indexOf('.'));
    return switch (topic) {
      case "ui", "file", "pad" -> "window";
      case "view", "classroom", "paths", "patch" -> "view";
      case "card", "steps", "whatif", "comparison", "filters" -> "card";
      default -> "explain";
    };
  }

  /** The topic that the keys of a place belong to; none for the keys that work anywhere. */
  private static String topic(Context context) {
    return switch (context) {
      case ANYWHERE -> "";
      case DRAWING, INK, PICTURE -> "photo";
      case SCENE -> "view";
      case STEPPING -> "card";
      case LESSON, REMOTE, PRESENTING, PLAYING -> "explain";
    };
  }

  private static List<Line> lines(List<Command> commands) {
    List<Line> lines = new ArrayList<>();
    for (Command command : commands) {
      var numbered = NUMBERED.matcher(command.id());
      var arrow = ARROWS.matcher(command.id());
      KeyCombination shown = Keys.shown(command.keys());
      List<String> names =
          Stream.concat(Stream.of(shown), command.keys().stream())
              .map(Keys::display)
              .distinct()
              .limit(2)
              .toList();
      String both = String.join(", ", names);
      String keys = both.length() > LONGEST_KEYS ? names.get(0) : both;
      if (arrow.matches()) {
        if (arrow.group(2).equals("left")) {
          lines.add(line(keys + OTHER_ARROWS, Messages.text(arrow.group(1) + ".arrows")));
        }
      } else if (!numbered.matches()) {
        lines.add(line(keys, command.text()));
      } else if (numbered.group(2).equals("0")) {
        String first = Keys.display(command.keys().get(0));
        lines.add(line(first + "\u20139", Messages.text(numbered.group(1) + ".all")));
      }
    }
    return lines;
  }

  private static Line line(String keys, String what) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(what);
    text.setWrapText(true);
    return new Line(key, text);
  }
}
