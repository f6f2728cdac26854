namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>Forms and views in customizations.xml.</summary>
internal static class FormVocabulary
{
    public const string Text = """
        FormXml : forms*
        forms @type=main|quick|card! : systemform*
        systemform : formid! IntroducedVersion FormPresentation FormActivationState form! IsCustomizable CanBeDeleted LocalizedNames! Descriptions
        formid = guid
        FormPresentation = flag
        FormActivationState = flag
        form @headerdensity : tabs! header footer DisplayConditions Navigation controlDescriptions
        tabs : tab*
        tab @name @id=guid! @IsUserDefined=flag @verticallayout=bool @expanded=bool @showlabel=bool @locklevel=int : labels! columns!
        columns : column*
        column @width! : sections
        sections : section*
        section @name @id=guid! @IsUserDefined=flag @showlabel=bool @showbar=bool @locklevel=int @layout @columns @labelwidth @celllabelalignment @celllabelposition : labels! rows
        rows : row*
        row : cell*
        control @id! @classid=guid! @datafieldname @disabled=bool @indicationOfSubgrid=bool @uniqueid=guid : parameters
        parameters : TargetEntityType ChartGridMode EnableQuickFind EnableViewPicker EnableJumpBar RecordsPerPage HeaderColorCode ViewId IsUserView ViewIds AutoExpand VisualizationId IsUserChart EnableChartPicker RelationshipName
        TargetEntityType = text
        ChartGridMode = Grid
        EnableQuickFind = bool
        EnableViewPicker = bool
        EnableJumpBar = bool
        RecordsPerPage = int
        HeaderColorCode = text
        ViewId = guid
        IsUserView = bool
        ViewIds = text
        AutoExpand = Fixed|Auto
        VisualizationId = none
        IsUserChart = bool
        EnableChartPicker = bool
        RelationshipName = text
        header @id=guid! @celllabelposition @columns @labelwidth @celllabelalignment : rows
        footer @id=guid! @celllabelposition @columns @labelwidth @celllabelalignment : rows
        DisplayConditions @Order=int @FallbackForm=bool : Everyone Role*
        Everyone
        DisplayConditions/Role @Id=guid!
        Navigation : NavBar NavBarAreas
        NavBar
        NavBarAreas : NavBarArea*
        NavBarArea @Id! : Titles
        controlDescriptions
        SavedQueries : savedqueries*
        savedqueries : savedquery*
        savedquery : IsCustomizable CanBeDeleted isquickfindquery! isprivate! isdefault! savedqueryid! layoutxml! querytype! fetchxml! IntroducedVersion LocalizedNames! Descriptions
        isquickfindquery = flag
        isprivate = 0
        isdefault = flag
        savedqueryid = guid
        querytype = 0|1|2|4|64
        layoutxml : grid!
        grid @name! @object=int @jump! @select=flag @icon=flag @preview=flag : row!
        grid/row @name! @id! : cell*
        row/cell @id=guid @name @width=int @showlabel=bool @locklevel=int @colspan=int @rowspan=int @auto=bool @visible=bool @disableSorting=flag : labels control
        fetchxml : fetch!
        fetch @version @mapping=logical @distinct=bool @output-format=xml-platform : entity!
        fetch/entity @name! : attribute* order* filter*
        entity/attribute @name!
        order @attribute! @descending=bool
        filter @type=and|or @isquickfindfields=flag : condition* filter*
        condition @attribute! @operator! @value : value*
        condition/value = text
        """;
}
